package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sources that are longer than one link frame holds. */
class LongTextsTest {
  private static final String TEXTS =
      """
      var timers = createVirtualTimers();
      var texts = createLongTexts(createIntrinsics(window), timers);
      var log = [];
      function reply(result, error) {
        log.push(error ? error.code + ' ' + error.message : JSON.stringify(result));
      }
      function put(id, part, session) {
        texts.put({ text: id, part: part }, reply, session || 'one');
      }
      var use = texts.accept('expression', function (params) {
        log.push(params.expression + (params.isLong ? ' long' : ''));
      });
      function run(expression, session) {
        use({ expression: expression }, reply, session || 'one');
      }
      """;

  @Test
  void partsBecomeOneTextThatIsUsedOnce() {
    assertThat(
            log(
                "put('a', '1+'); put('b', 'x'); put('a', '1'); run({ text: 'a' }); run({ text: 'a' }); run('2');"))
        .containsExactly(
            "{\"length\":2}",
            "{\"length\":1}",
            "{\"length\":3}",
            "1+1 long",
            "-32602 expression.text: this page holds no text \"a\". Put it again.",
            "2");
  }

  @Test
  void otherConsolesTextsAreOthers() {
    assertThat(log("put('a', 'mine'); put('a', 'yours', 'two'); run({ text: 'a' }, 'two');"))
        .contains("yours long");
  }

  @Test
  void textThatNobodyAddsToIsDroppedAfterAMinute() {
    assertThat(
            log(
                """
                put('a', '1'); timers.advance(59000); put('a', '2');
                timers.advance(59000); put('b', '3'); log = [];
                timers.advance(2000);
                run({ text: 'a' }); run({ text: 'b' });
                """))
        .containsExactly(
            "-32602 expression.text: this page holds no text \"a\". Put it again.", "3 long");
  }

  @Test
  void ninthTextIsRefusedUntilOneIsUsed() {
    assertThat(
            log(
                """
                for (var i = 0; i < 8; i++) { put('t' + i, '0'); }
                log = [];
                put('late', '0'); put('t7', '0'); run({ text: 't0' }); put('late', '0');
                """))
        .containsExactly(
            "-32000 This page holds 8 texts already: use one of them, or wait a minute.",
            "{\"length\":2}",
            "0 long",
            "{\"length\":1}");
  }

  @Test
  void moreThanFourMillionCharactersAreRefusedAndTheirTextIsDropped() {
    assertThat(
            log(
                """
                var part = new Array(1048577).join('x');
                put('b', '1');
                put('a', part); put('a', part); put('a', part); log = [];
                put('a', part); put('a', part); put('a', 'y'); run({ text: 'b' });
                """))
        .containsExactly(
            "-32000 The texts that this page holds would be longer than 4194304 characters. This one was dropped.",
            "{\"length\":1048576}",
            "{\"length\":1048577}",
            "1 long");
  }

  @Test
  void wrongParameterIsNamed() {
    assertThat(
            log(
                "put('', 'a'); put(7, 'a'); put(new Array(42).join('x'), 'a'); put('a', 7); run({ text: {} });"))
        .containsExactly(
            "-32602 text: expected an id of 1 to 40 characters.",
            "-32602 text: expected an id of 1 to 40 characters.",
            "-32602 text: expected an id of 1 to 40 characters.",
            "-32602 part: expected a string.",
            "-32602 expression.text: this page holds no text \"\". Put it again.");
  }

  private static List<String> log(String statements) {
    return new ChannelPage().texts(TEXTS + statements + "return log;");
  }

  @Test
  void longSourcesAndFunctionsAreRun() {
    var page = new DrivenPage();
    page.open("");
    var filling = "var filling = 1;\n".repeat(12_000);

    for (var id : List.of("source", "function")) {
      var start = id.equals("source") ? "" : "function () { ";
      page.ask("Kite.putText", Map.of("text", id, "part", start + filling));
      page.ask("Kite.putText", Map.of("text", id, "part", filling + filling));
    }
    page.ask("Kite.putText", Map.of("text", "source", "part", "({sum: filling + 1})"));
    page.ask("Kite.putText", Map.of("text", "function", "part", "return filling + 2; }"));

    var source = Map.of("expression", Map.of("text", "source"), "returnByValue", true);
    var function = Map.of("functionDeclaration", Map.of("text", "function"));
    assertThat(map(page.ask("Runtime.evaluate", source).get("result")))
        .containsEntry("value", Map.of("sum", 2L));
    assertThat(map(page.ask("Runtime.callFunctionOn", function).get("result")))
        .containsEntry("value", 3L);
  }
}
