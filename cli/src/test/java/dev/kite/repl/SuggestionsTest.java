package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kite.client.ConnectionListener;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final Target CART = FakeConnection.target(1, "Cart");

  private final FakeConnection connection = new FakeConnection();
  private final Session session =
      new Session(
          connection,
          new Choice(),
          new ConsoleRenderer(Look.PLAIN, List::of),
          new EventFilter(new ConnectionListener() {}),
          Look.PLAIN,
          new FakeDesk());

  @Test
  void namesOfTheObjectAreAskedOfThePage() {
    open("{name: 'bar', kind: 'value', own: true}, {name: 'baz', kind: 'function', own: false}");

    assertThat(texts("foo.ba")).containsExactly(".bar", ".baz");
    assertThat(connection.commanded).containsExactly("Kite.complete");
    assertThat(connection.parameters.get(0)).hasToString("{\"path\":[\"foo\"],\"prefix\":\"ba\"}");
  }

  @Test
  void namesThatAreNoIdentifiersAreQuoted() {
    open("{name: 'a-b', own: true}, {name: '\\u001b', own: true}, {name: '7', own: true}");

    assertThat(texts("foo.")).containsExactly("[\"a-b\"]", "[\"\\u001b\"]");
    assertThat(texts("foo?.")).containsExactly("?.[\"a-b\"]", "?.[\"\\u001b\"]");
    assertThat(texts("foo['a")).containsExactly("'a-b']");
  }

  @Test
  void nothingThatATerminalWouldObeyGetsIntoTheLine() {
    open("{name: 'a" + "\u0301".repeat(9) + "', own: true}, {name: 'a\\u202eb', own: true}");

    assertThat(texts("foo.a")).containsExactly("[\"a\\u202eb\"]");
  }

  @Test
  void aloneTheLanguageHasWordsToo() {
    open("{name: 'document', own: true}, {name: 'do-not', own: true}");

    assertThat(texts("do")).containsExactlyInAnyOrder("do", "document");
  }

  @Test
  void commandsAreSuggestedBehindAColon() {
    assertThat(texts(":re")).containsExactlyInAnyOrder(":record", ":replay", ":reload");
    assertThat(texts(":")).contains(":targets", ":all", ":quit");
    assertThat(texts(": ")).isEmpty();
    assertThat(texts(":xyz ")).isEmpty();
  }

  @Test
  void pagesAreSuggestedByNumber() {
    connection.targets.add(CART);
    connection.targets.add(FakeConnection.target(2, "Game"));

    assertThat(session.suggestions().behind(":use "))
        .extracting(Suggestion::text, Suggestion::note)
        .containsExactly(tuple("1", "Cart"), tuple("2", "Game"));
    assertThat(texts(":use 2")).containsExactly("2");
    assertThat(texts(":use 2 ")).isEmpty();
  }

  @Test
  void expressionForAllPagesIsCompletedLikeAnyOther() {
    open("{name: 'bar', own: true}");

    assertThat(texts(":all foo.b")).containsExactly(".bar");
    assertThat(Suggestions.start(":all foo.b")).isEqualTo(8);
  }

  @Test
  void otherCaseIsOfferedWhenNothingElseFits() {
    open("{name: 'bar', own: true}, {name: 'Baz', own: true}");

    assertThat(texts("foo.ba")).containsExactly(".bar");
    assertThat(texts("foo.BA")).containsExactly(".bar", ".Baz");
  }

  @Test
  void lastAnswerServesWhileTheNameIsTypedOn() {
    open("{name: 'bar', own: true}, {name: 'bizarre', own: true}");

    assertThat(texts("foo.b")).containsExactly(".bar", ".bizarre");
    assertThat(texts("foo.bi")).containsExactly(".bizarre");
    assertThat(connection.commanded).hasSize(1);
    assertThat(texts("foo.")).hasSize(2);
    assertThat(connection.commanded).hasSize(2);
  }

  @Test
  void evaluationMakesTheLastAnswerStale() {
    open("{name: 'bar', own: true}");
    connection.answer("1", "{type: 'number', value: 1}");

    var suggestions = session.suggestions();
    suggestions.behind("foo.b");
    session.take("1");
    suggestions.behind("foo.b");

    assertThat(connection.commanded).hasSize(2);
  }

  @Test
  void answerWithMoreBehindItIsAskedAgain() {
    connection.targets.add(CART);
    session.target();
    connection.page =
        method -> FakeConnection.done("{result: [{name: 'bar', own: true}], more: true}");

    texts("foo.b");
    texts("foo.ba");

    assertThat(connection.commanded).hasSize(2);
  }

  @Test
  void pageThatDoesNotAnswerHasNoNames() {
    connection.targets.add(CART);
    session.target();
    connection.page = method -> new CompletableFuture<>();

    assertThat(texts("foo.")).isEmpty();
  }

  @Test
  void viewerAsksNothing() {
    open("{name: 'bar', own: true}");
    connection.role = Role.VIEWER;

    assertThat(texts("foo.")).isEmpty();
    assertThat(connection.commanded).isEmpty();
  }

  @Test
  void withoutAPageOnlyTheLanguageIsKnown() {
    assertThat(texts("foo.")).isEmpty();
    assertThat(texts("typ")).containsExactly("typeof");
  }

  /** One page, which is spoken to and knows these names. */
  private void open(String names) {
    connection.targets.add(CART);
    session.target();
    connection.page = method -> FakeConnection.done("{result: [" + names + "], more: false}");
  }

  private List<String> texts(String typed) {
    return session.suggestions().behind(typed).stream().map(Suggestion::text).toList();
  }
}
