package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ValueCommandsTest {
  private static final String CUT =
      "{type: 'string', value: 'abc', length: 130000, objectId: 'text'}";
  private static final String NESTED =
      "{type: 'object', description: 'Object', objectId: 'o', preview: {type: 'object',"
          + " properties: [{name: 'a', type: 'object', value: 'Object'}]}}";

  private final FakeConnection connection =
      new FakeConnection() {
        @Override
        public CompletableFuture<Outcome> command(
            String target, String method, JsonObject params, Duration timeout) {
          return method.equals("Runtime.releaseObjectGroup") ? done("{}") : pageAnswers(params);
        }
      };
  private final FakeDesk desk = new FakeDesk();
  private final TimeColumn times = TimeColumn.local();
  private final Look look = new Look(Palette.NONE, Glyphs.UNICODE, () -> 80, times);
  private final ConsoleRenderer renderer = new ConsoleRenderer(look, connection::targets);
  private final Commands commands = commands();

  @Test
  void expandOpensTheValueOfThatNumber() {
    show(NESTED);
    show(CUT);

    commands.run(":expand 1");

    assertThat(desk.printed).containsExactly("← {a: 1, b: [Getter]}");
  }

  @Test
  void fullFetchesAllOfAStringThatWasCut() {
    show(CUT);

    commands.run(":full");

    assertThat(desk.printed.get(0).replaceAll("[^x]", "")).hasSize(130_000);
    assertThat(desk.printed.get(0)).endsWith("x");
  }

  @Test
  void fullShowsAllOfALineThatIsTooLong() {
    show("{type: 'string', value: '" + "y".repeat(3000) + "'}");
    show("{type: 'string', value: '" + "\\u200b".repeat(1000) + "'}");
    show("{type: 'string', value: '" + "z".repeat(2000 - 2) + "'}");

    commands.run(":full 1");
    commands.run(":full 2");
    commands.run(":full 3");

    assertThat(desk.printed.get(0).replaceAll("[^y]", "")).hasSize(3000);
    assertThat(desk.printed.get(1).replaceAll("[^b]", "")).hasSize(1000);
    assertThat(desk.said).containsExactly("✖ No value is marked ▸3, or it was shown too long ago.");
  }

  @Test
  void valueThatIsGoneKeepsNoOtherFromBeingOpened() {
    var values =
        List.of(
            FakeConnection.value(NESTED.replace("objectId: 'o'", "objectId: 'gone'")),
            FakeConnection.value(NESTED));
    renderer.result(connection.targets.get(0), Entry.notice("two").with(values));

    commands.run(":expand");

    assertThat(desk.printed).containsExactly("← {a: {…}}\n┃ {a: 1, b: [Getter]}");
    assertThat(desk.said).containsExactly("✖ The page no longer holds that value; log it again.");
  }

  @Test
  void whoStopsWaitingForOneValueWaitsForNone() {
    var values =
        List.of(
            FakeConnection.value(NESTED.replace("objectId: 'o'", "objectId: 'slow'")),
            FakeConnection.value(NESTED));
    renderer.result(connection.targets.get(0), Entry.notice("two").with(values));

    commands.run(":expand");

    assertThat(desk.printed).isEmpty();
    assertThat(desk.said).containsExactly("✖ Stopped waiting; the page may still be running it.");
  }

  @Test
  void valueThatIsGoneIsToldInOneLine() {
    show(NESTED.replace("objectId: 'o'", "objectId: 'gone'"));

    commands.run(":expand");
    commands.run(":expand 7");

    assertThat(desk.said)
        .containsExactly(
            "✖ The page no longer holds that value; log it again.",
            "✖ No value is marked ▸7, or it was shown too long ago.");
  }

  @Test
  void nodeIsOpenedAsHtmlAndSanitised() {
    show("{type: 'object', subtype: 'node', description: 'body', objectId: 'body'}");

    commands.run(":expand");

    assertThat(desk.printed).containsExactly("← <body>\n┃   <h1>Hi \\x1b[2J</h1>\n┃ </body>");
  }

  @Test
  void withoutANumberNoEarlierValueIsMeant() {
    show(NESTED);
    show("{type: 'number', value: 1, description: '1'}");

    commands.run(":expand");
    commands.run(":expand 1");

    assertThat(desk.said)
        .containsExactly("• There is nothing to open in what was shown last; :expand N opens ▸N");
    assertThat(desk.printed).hasSize(1);
  }

  @Test
  void valueOfAnEarlierLoadIsNotOpened() {
    show(NESTED);
    connection.targets.set(0, FakeConnection.loadedAgain(connection.targets.get(0)));

    commands.run(":expand 1 4");

    assertThat(desk.printed).isEmpty();
    assertThat(desk.said)
        .containsExactly(
            "✖ The page was loaded anew and no longer holds that value; log it again.");
  }

  @Test
  void withoutAnyValueItSaysSo() {
    commands.run(":full");

    assertThat(desk.said).containsExactly("• Nothing was shown yet of which there is more");
  }

  @Test
  void wordsThatMeanNothingAreExplained() {
    commands.run(":expand 1 2 3");
    commands.run(":full 1 2");
    commands.run(":time sometimes");

    assertThat(desk.said)
        .containsExactly(
            "✖ :expand takes a number and perhaps a depth, like :expand 12 3",
            "✖ :full takes the number of a value, like :full 12",
            "✖ :time takes on or off");
  }

  @Test
  void timeIsSwitched() {
    commands.run(":time on");
    assertThat(times.text(1)).isNotEmpty();

    commands.run(":time off");
    assertThat(times.text(1)).isEmpty();
  }

  private void show(String value) {
    renderer.result(
        connection.targets.get(0),
        EvaluationText.of(new Evaluation.Done(FakeConnection.value(value))));
  }

  private Commands commands() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    var filter = new EventFilter(new PlainConsole(List::of, line -> {}));
    var session = new Session(connection, new Choice(), renderer, filter, look, desk);
    return session.commands();
  }

  private static CompletableFuture<Outcome> pageAnswers(JsonObject params) {
    var handle = params.get("objectId").getAsString();
    if (handle.equals("body")) {
      return FakeConnection.done(
          "{result: {type: 'object', value: ['<body>', '  <h1>Hi\\n\\u001b[2J</h1>', '</body>']}}");
    }
    if (handle.equals("text")) {
      var bounds = params.getAsJsonArray("arguments");
      int from = bounds.get(0).getAsJsonObject().get("value").getAsInt();
      int to = bounds.get(1).getAsJsonObject().get("value").getAsInt();
      int length = Math.max(0, Math.min(to, 130_000) - from);
      return FakeConnection.done("{result: {type: 'string', value: '" + "x".repeat(length) + "'}}");
    }
    if (handle.equals("slow")) {
      return new CompletableFuture<>();
    }
    return handle.equals("o")
        ? FakeConnection.done(
            "{result: [{name: 'a', enumerable: true, value: {type: 'number', value: 1}},"
                + "{name: 'b', enumerable: true, get: {type: 'function', objectId: '9'}}]}")
        : CompletableFuture.completedFuture(
            new Outcome.Failed(-32000, "The page holds no such object any more."));
  }
}
