package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PermissionTest {
  private static final String PERMISSION =
      """
      var questions = [];
      var answers = [];
      function permission(mode, memory) {
        return createPermission(mode, function (text, label, done) { questions.push(done); }, memory || window);
      }
      function ask(permit, method) {
        permit(method || 'Runtime.evaluate', function (refusal) { answers.push(refusal); });
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @BeforeEach
  void forget() {
    page.run("sessionStorage.clear();");
  }

  @Test
  void pageThatAllowsItAsksNobody() {
    assertThat(answers("ask(permission('on'));")).containsExactly("0 questions", "");
  }

  @Test
  void pageThatForbidsItSaysByWhat() {
    assertThat(answers("ask(permission('off'));"))
        .containsExactly(
            "0 questions",
            "The page does not allow evaluation: its script tag says data-eval=\"off\".");
  }

  @Test
  void whatRunsCodeOrTakesThePageAwayNeedsItToo() {
    assertThat(
            answers(
                "['Runtime.callFunctionOn', 'Kite.complete', 'Kite.open', 'Kite.reload']"
                    + ".forEach(function (method) { ask(permission('off'), method); });"))
        .hasSize(5)
        .filteredOn(answer -> answer.contains("data-eval=\"off\""))
        .hasSize(4);
  }

  @Test
  void completionNeverAsksThePerson() {
    assertThat(answers("ask(permission('ask'), 'Kite.complete');"))
        .containsExactly(
            "0 questions",
            "The person at the page was not asked yet whether you may look into it.");
  }

  @Test
  void lookingAtValuesNeedsNoPermission() {
    assertThat(answers("ask(permission('ask'), 'Runtime.getProperties');"))
        .containsExactly("0 questions", "");
  }

  @Test
  void commandsWaitForOneAnswer() {
    assertThat(
            answers(
                "var permit = permission('ask'); ask(permit); ask(permit);"
                    + "answers.push('waiting'); questions[0](true); ask(permit);"))
        .containsExactly("1 questions", "waiting", "", "", "");
  }

  @Test
  void refusalIsSaidToAll() {
    assertThat(answers("ask(permission('ask')); questions[0](false);"))
        .containsExactly("1 questions", "The person at the page refused evaluation.");
  }

  @Test
  void answerHoldsForTheTab() {
    assertThat(
            answers(
                "ask(permission('ask')); questions[0](true); ask(permission('ask'));"
                    + "ask(permission('off'));"))
        .hasSize(4)
        .startsWith("1 questions", "", "")
        .last()
        .asString()
        .contains("off");
  }

  @Test
  void withoutStorageTheAnswerHoldsForTheLoad() {
    assertThat(
            answers(
                "var permit = permission('ask', {}); ask(permit); questions[0](true); ask(permit);"))
        .isEqualTo(List.of("1 questions", "", ""));
  }

  @Test
  void waitingIsBounded() {
    assertThat(
            answers(
                "var permit = permission('ask'); for (var i = 0; i < 65; i++) { ask(permit); }"))
        .containsExactly(
            "1 questions", "Too many commands wait for the answer of the person at the page.");
  }

  private static List<String> answers(String statements) {
    return page.texts(
        PERMISSION + statements + "return [questions.length + ' questions'].concat(answers);");
  }
}
