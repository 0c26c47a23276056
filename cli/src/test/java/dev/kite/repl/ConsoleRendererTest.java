package dev.kite.repl;

import static dev.kite.repl.ChromeFixtures.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ConsoleRendererTest {
  private static final Stamp AT = new Stamp(1, 0, "7G3QW0ZC51", "9f86d081884c7d65", 1);

  private final List<Target> targets = new ArrayList<>();
  private final ConsoleRenderer terminal =
      new ConsoleRenderer(
          new Look(Palette.COLOURS, Glyphs.UNICODE, () -> 40), () -> List.copyOf(targets));
  private final ConsoleRenderer wide =
      new ConsoleRenderer(
          new Look(Palette.COLOURS, Glyphs.UNICODE, () -> 200), () -> List.copyOf(targets));
  private final ConsoleRenderer pipe = new ConsoleRenderer(Look.PLAIN, () -> List.copyOf(targets));

  @Test
  void logIsPlainAndMarkedByNothing() {
    assertThat(shown(call("log", "['hi']"))).isEqualTo("  hi");
  }

  @Test
  void warningsAndErrorsAreColouredWhole() {
    var warning = terminal.event(call("warning", args("{type: 'number', value: 1}"))).orElseThrow();
    var error = terminal.event(call("error", args("{type: 'number', value: 1}"))).orElseThrow();

    assertThat(warning.toString()).isEqualTo("▲ 1");
    assertThat(error.toString()).isEqualTo("✖ 1");
    assertThat(warning.styleAt(2)).isEqualTo(Palette.COLOURS.style(Tone.WARNING));
    assertThat(error.styleAt(2)).isEqualTo(Palette.COLOURS.style(Tone.ERROR));
  }

  @Test
  void sourceStandsAtTheRightEdge() {
    assertThat(shown(withStack("hi"))).isEqualTo("  hi                         app.js:12:9");
    assertThat(shown(withStack("several words that need more than one line")))
        .isEqualTo("  several words that need    app.js:12:9\n┃ more than one line");
    assertThat(shown(withStack("x".repeat(38))))
        .isEqualTo("  " + "x".repeat(38) + "\n┃                            app.js:12:9");
  }

  @Test
  void newlineOfAPageBeginsWithTheGutter() {
    assertThat(shown(call("log", "['a\\nb']"))).isEqualTo("  a\n┃ b");
    assertThat(pipe.event(call("log", "['a\\nerror: b']")).orElseThrow().toString())
        .isEqualTo("a\n  error: b");
  }

  @Test
  void newlineAtTheEndBeginsNoLine() {
    assertThat(shown(call("log", "['a\\n\\n']"))).isEqualTo("  a");
    assertThat(shown(call("log", "['\\na\\n', 'b\\n']"))).isEqualTo("  \n┃ a\n┃  b");
    assertThat(shown(call("log", "['\\n']"))).isEqualTo("  ");
  }

  @Test
  void dirShowsItsValueAndNotItsOptions() {
    assertThat(shown(call("dir", args("{type: 'number', value: 1}, {type: 'number', value: 2}"))))
        .isEqualTo("  1");
  }

  @Test
  void escapeSequencesOfAPageAreShownAndNotSent() {
    var line = terminal.event(call("log", "['\\u001b[31mred\\u009b']")).orElseThrow();

    assertThat(line.toString()).isEqualTo("  \\x1b[31mred\\x9b");
    assertThat(line.styleAt(3)).isEqualTo(Palette.COLOURS.style(Tone.DIM));
  }

  @Test
  void groupsIndentOnlyTheirOwnPage() {
    var other =
        new PageEvent(
            new Stamp(2, 0, "OTHER", "0b7e151628aed2a6", 1),
            "Runtime.consoleAPICalled",
            call("log", "['there']").params());

    assertThat(shown(call("startGroup", "['g']"))).isEqualTo("▾ g");
    assertThat(shown(call("startGroupCollapsed", "['h']"))).isEqualTo("  ▸ h");
    assertThat(shown(call("log", "['in']"))).isEqualTo("      in");
    assertThat(shown(other)).isEqualTo("  there");
    assertThat(terminal.event(call("endGroup", "[]"))).isEmpty();
    assertThat(shown(call("log", "['out']"))).isEqualTo("    out");
    assertThat(shown(call("clear", "[]"))).isEqualTo("• Console was cleared");
    assertThat(shown(call("log", "['new']"))).isEqualTo("  new");
  }

  @Test
  void severalTargetsAreTold() {
    targets.add(FakeConnection.target(1, "Cart"));
    targets.add(FakeConnection.target(2, "A title of more than twenty columns"));
    var first = new PageEvent(AT, "Runtime.consoleAPICalled", call("log", "['a']").params());
    var second =
        new PageEvent(
            new Stamp(1, 0, "7G3QW0ZC52", "9f86d081884c7d65", 1),
            "Runtime.consoleAPICalled",
            call("error", "['b']").params());

    assertThat(shown(first)).isEqualTo("  [1 Cart] a");
    assertThat(shown(second)).isEqualTo("✖ [2 A title of more t…] b");
    assertThat(pipe.event(second).orElseThrow().toString())
        .isEqualTo("error: [2 A title of more t…] b");
  }

  @Test
  void tableIsDrawnWithinTheTerminal() {
    var table =
        "[{type: 'object', description: 'Array(2)', preview: {type: 'object', subtype: 'array',"
            + " description: 'Array(2)', properties: ["
            + "{name: '0', type: 'object', valuePreview: {type: 'object', properties: ["
            + "{name: 'a', type: 'number', value: '1'},"
            + "{name: 'long', type: 'string', value: 'a text of many columns'}]}},"
            + "{name: '1', type: 'string', value: 'x'}]}}]";

    assertThat(shown(call("table", table)))
        .isEqualTo(
            """
            ┏━━━━━━━━━┳━━━┳━━━━━━━━━━━━━━┳━━━━━━━┓
            ┃ (index) ┃ a ┃ long         ┃ Value ┃
            ┣━━━━━━━━━╋━━━╋━━━━━━━━━━━━━━╋━━━━━━━┫
            ┃ 0       ┃ 1 ┃ 'a text of … ┃       ┃
            ┃ 1       ┃   ┃              ┃ 'x'   ┃
            ┗━━━━━━━━━┻━━━┻━━━━━━━━━━━━━━┻━━━━━━━┛"""
                .indent(2)
                .stripTrailing());
  }

  @Test
  void tableInAPipeStandsInOneColumn() {
    var table =
        "[{type: 'object', preview: {type: 'object', properties: ["
            + "{name: 'a', type: 'number', value: '1'}]}}]";

    assertThat(pipe.event(call("table", table)).orElseThrow().toString())
        .isEqualTo(
            """
            ┏━━━━━━━━━┳━━━━━━━┓
            ┃ (index) ┃ Value ┃
            ┣━━━━━━━━━╋━━━━━━━┫
            ┃ a       ┃ 1     ┃
            ┗━━━━━━━━━┻━━━━━━━┛"""
                .indent(2)
                .stripTrailing());
  }

  @Test
  void columnsThatHaveNoRoomAreNamedBelowTheTable() {
    var row =
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> "{name: 'column" + i + "', type: 'number', value: '" + i + "'}")
            .collect(Collectors.joining(","));
    var table =
        "[{type: 'object', preview: {type: 'object', properties: [{name: '0', type: 'object',"
            + " valuePreview: {type: 'object', properties: ["
            + row
            + "]}}]}}]";

    assertThat(shown(call("table", table)).lines())
        .allMatch(line -> line.length() <= 40)
        .endsWith("  … 6 more columns: column4, column5, c…");
  }

  @Test
  void tableOfAMapHasItsKeysAndValues() {
    var map =
        "[{type: 'object', subtype: 'map', preview: {type: 'object', subtype: 'map', entries: [{"
            + "key: {type: 'string', description: 'k', properties: []},"
            + "value: {type: 'number', description: '1', properties: []}}]}}]";

    assertThat(pipe.event(call("table", map)).orElseThrow().toString())
        .contains("(iteration index) ┃ Key ┃ Value")
        .contains("0                 ┃ 'k' ┃ 1 ");
  }

  @Test
  void requestThatFailedSaysWhatChromeSays() {
    var entry =
        "{entry: {source: 'network', level: 'error', text: '', url: 'https://shop.test/api',"
            + " method: 'GET', status: 404, duration: 131.6,"
            + " stack: 'Error\\n    at f (https://shop.test/app.js:3:9)'}}";

    assertThat(browser(entry))
        .isEqualTo("error: GET https://shop.test/api 404 (Not Found) 132 ms  app.js:3:9");
    assertThat(browser(entry.replace("404", "0").replace("text: ''", "text: 'Failed to fetch'")))
        .isEqualTo("error: GET https://shop.test/api (Failed to fetch) 132 ms  app.js:3:9");
    assertThat(
            browser(
                entry
                    .replace("404", "0")
                    .replace(
                        "text: ''", "text: 'GET https://shop.test/api TypeError: Load failed'")))
        .isEqualTo("error: GET https://shop.test/api (TypeError: Load failed) 132 ms  app.js:3:9");
    assertThat(browser("{entry: {source: 'deprecation', level: 'warning', text: 'old'}}"))
        .isEqualTo("warning: old");
  }

  @Test
  void causesStandBelowTheirErrorWithTheirStacks() {
    var error =
        call("error", args("{type: 'object', subtype: 'error', description: 'Error: outer'}"));
    error
        .params()
        .add(
            "causes",
            JsonParser.parseString(
                "{'0': [{label: 'Caused by',"
                    + " description: 'TypeError: inner\\n    at https://shop.test/a.js:1:2'},"
                    + " {label: 'errors[0]', description: 'Error: one'}]}"));

    assertThat(pipe.event(error).orElseThrow())
        .hasToString(
            """
            error: Error: outer
              Caused by: TypeError: inner
                  at a.js:1:2
              errors[0]: Error: one""");
  }

  @Test
  void documentThatIsLeftIsFrozenWithoutAWord() {
    assertThat(lifecycle("freeze")).isEmpty();
    assertThat(lifecycle("resume")).isEmpty();
    assertThat(lifecycle("show")).hasValue("* The page was taken back from the browser's cache");
    assertThat(lifecycle("hidden")).isEmpty();
    assertThat(lifecycle("load")).isEmpty();
  }

  @Test
  void timeOfThePageIsShownOnRequest() {
    var times = new TimeColumn(ZoneOffset.UTC);
    var look = new Look(Palette.NONE, Glyphs.UNICODE, () -> 80, times);
    var timed = new ConsoleRenderer(look, List::of);
    var event = call("error", "['a']");
    event.params().addProperty("timestamp", 1764000000123.5);

    assertThat(timed.event(event).orElseThrow()).hasToString("✖ a");
    times.show();
    assertThat(timed.event(event).orElseThrow()).hasToString("✖ 16:00:00.123 a");
    var plain = new ConsoleRenderer(Look.plain(times), List::of);
    assertThat(plain.event(event).orElseThrow()).hasToString("16:00:00.123 error: a");
  }

  @Test
  void onlyWhatHidesSomethingIsNumbered() {
    var nested =
        "{type: 'object', description: 'Object', objectId: '7', preview: {type: 'object',"
            + " description: 'Object', properties: [{name: 'a', type: 'object', value: 'Object'}]}}";
    var flat =
        "{type: 'object', description: 'Object', objectId: '8', preview: {type: 'object',"
            + " description: 'Object', properties: [{name: 'a', type: 'number', value: '1'}]}}";

    assertThat(shown(call("log", args(flat)))).isEqualTo("  {a: 1}");
    assertThat(shown(call("log", args(nested)))).isEqualTo("  {a: {…}} ▸1");
    assertThat(shown(call("log", args(nested)))).isEqualTo("  {a: {…}} ▸2");
    assertThat(terminal.values().of(1).orElseThrow().values().get(0).objectId()).isEqualTo("7");
    assertThat(terminal.values().newest().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void gapsSayWhatAndWhy() {
    assertThat(wide.gap(new Gap(AT, 7, 18, 9000, "overflow")).toString())
        .isEqualTo("▲ 12 messages lost here: the page's buffer was full");
    assertThat(wide.trimmed(4, 4).toString())
        .isEqualTo("▲ 1 message lost here: the relay no longer holds it");
  }

  @Test
  void comingAndGoingIsToldOnce() {
    var target = FakeConnection.target(1, "Cart");

    assertThat(notice(Notice.Kind.JOINED, target))
        .hasValue("• 1 Cart joined (https://shop.test/1)");
    assertThat(notice(Notice.Kind.CHANGED, target)).isEmpty();
    assertThat(notice(Notice.Kind.CHANGED, FakeConnection.target(1, "Till")))
        .hasValue("• Page 1 is now Till");
    assertThat(notice(Notice.Kind.LEFT, target)).hasValue("• 1 Cart left");
  }

  @Test
  void newLoadOfAPageIsTold() {
    var target = FakeConnection.target(1, "Cart");
    notice(Notice.Kind.JOINED, target);

    assertThat(notice(Notice.Kind.JOINED, FakeConnection.loadedAgain(target)))
        .hasValue("• 1 Cart was loaded again (https://shop.test/1)");
  }

  @Test
  void changeOfAPageNobodyHeardOfIsNoNews() {
    assertThat(notice(Notice.Kind.CHANGED, FakeConnection.target(1, "Cart"))).isEmpty();
  }

  @Test
  void lossOfTheConnectionIsToldOnce() {
    var lost = new ConnectionState.Lost("No relay answers.", Duration.ofSeconds(2));
    var connected = new ConnectionState.Connected(Role.CONTROL, false);

    assertThat(state(connected)).isEmpty();
    assertThat(state(lost))
        .hasValue("✖ Connection to the relay lost, trying again. No relay answers.");
    assertThat(state(lost)).isEmpty();
    assertThat(state(connected)).hasValue("• Connected to the relay again; it was restarted");
    assertThat(state(new ConnectionState.Stopped("The key was refused.")))
        .hasValue("✖ Disconnected from the relay. The key was refused.");
  }

  @Test
  void rejectionShowsItsStackAndPlace() {
    var params =
        JsonParser.parseString(
                """
                {exceptionDetails: {text: 'Uncaught (in promise)', url: 'https://shop.test/app.js',
                  lineNumber: 2, columnNumber: 8, exception: {type: 'object', subtype: 'error',
                  className: 'Error', description: 'Error: rej'}},
                  stack: 'f@https://shop.test/app.js:3:9'}
                """)
            .getAsJsonObject();

    assertThat(pipe.event(ChromeFixtures.event("Runtime.exceptionThrown", params)))
        .hasValue(
            new AttributedString(
                "error: Uncaught (in promise) Error: rej  app.js:3:9\n      at f (app.js:3:9)"));
  }

  @Test
  void malformedEventIsNamedAndNotFatal() {
    assertThat(pipe.event(ChromeFixtures.event("Runtime.consoleAPICalled", bad())).orElseThrow())
        .asString()
        .startsWith("* A message of the page could not be read: ");
  }

  private static JsonObject bad() {
    return JsonParser.parseString("{type: 'log', args: 5}").getAsJsonObject();
  }

  private Optional<String> notice(Notice.Kind kind, Target target) {
    return wide.notice(new Notice(AT, kind, target)).map(AttributedString::toString);
  }

  private Optional<String> state(ConnectionState state) {
    return wide.state(state).map(AttributedString::toString);
  }

  private String browser(String params) {
    var json = JsonParser.parseString(params).getAsJsonObject();
    return pipe.event(ChromeFixtures.event("Log.entryAdded", json)).orElseThrow().toString();
  }

  private Optional<String> lifecycle(String state) {
    var json = JsonParser.parseString("{state: '" + state + "'}").getAsJsonObject();
    return pipe.event(ChromeFixtures.event("Kite.lifecycle", json)).map(Object::toString);
  }

  private String shown(PageEvent event) {
    return terminal.event(event).orElseThrow().toString();
  }

  private static PageEvent withStack(String text) {
    var event = call("log", "['" + text + "']");
    event.params().addProperty("stack", "Error\n    at f (https://shop.test/app.js:12:9)");
    return event;
  }

  private static String args(String json) {
    return "[" + json + "]";
  }
}
