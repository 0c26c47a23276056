package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final String PREVIEW =
      ", preview: {type: 'object', overflow: true, properties: [], entries: []}";

  /** Listings by handle. */
  private final Map<String, String> listings = new HashMap<>();

  private final List<String> asked = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();

  /** Which of the objects around it the one with the handle {@code same} is. */
  private String same = "0";

  @Test
  void opensAsManyLevelsAsAskedFor() {
    listings.put("1", properties("a", object("2"), "n", number(1)));
    listings.put("2", properties("b", object("3")));
    listings.put("3", properties("c", number(2)));

    assertThat(shown(object("1"), 0)).isEqualTo("{a: {…}, n: 1}");
    assertThat(shown(object("1"), 1)).isEqualTo("{a: {b: {…}}, n: 1}");
    assertThat(shown(object("1"), 2)).isEqualTo("{a: {b: {c: 2}}, n: 1}");
  }

  @Test
  void childWhosePreviewSaysItAllIsNotAskedFor() {
    var preview =
        "'a', type: 'string', value: 'x'}, {name: 'n', type: 'object', subtype: 'null', value: 'null'}";
    listings.put("1", properties("c", object("2", preview), "list", elements("3")));

    assertThat(shown(object("1"), 2)).isEqualTo("{c: {a: 'x', n: null}, list: (3) [1, 2, empty]}");
    assertThat(asked).containsExactly("Runtime.getProperties 1");
  }

  @Test
  void childWhosePreviewHidesSomethingIsAskedFor() {
    listings.put(
        "1",
        properties(
            "f", object("2", "'a', type: 'function', value: ''}"),
            "g", object("3", "'a', type: 'accessor'}"),
            "s", object("4", "'a', type: 'string', value: '" + "x".repeat(99) + "…'}")));
    listings.put("2", properties());
    listings.put("3", properties());
    listings.put("4", properties());

    shown(object("1"), 1);

    assertThat(asked).hasSize(4);
  }

  @Test
  void handlesOfADrawingAreReleasedWhenItIsDone() {
    listings.put("1", properties("a", object("2")));
    listings.put("2", properties());

    shown(object("1"), 2);

    assertThat(groups).hasSize(3);
    assertThat(groups.get(1)).isEqualTo(groups.get(0)).isNotEqualTo("console");
    assertThat(groups.get(2)).isEqualTo("released " + groups.get(0));
  }

  @Test
  void arrowsAreShownWithTheirBodies() {
    listings.put(
        "1",
        properties(
            "arr", function("x=>x*2"),
            "asy", function("async (a, b) => {\\n  await a;\\n}"),
            "long", function("() => " + "y".repeat(200)),
            "named", function("function named(a) { return () => 1 }")));

    assertThat(shown(object("1"), 1, 1000))
        .isEqualTo(
            "{arr: x=>x*2, asy: async (a, b) => { await a; }, long: () => "
                + "y".repeat(93)
                + "…, named: ƒ named(a)}");
  }

  @Test
  void breaksWhatDoesNotFitIntoLinesIndentedByLevel() {
    listings.put(
        "1", properties("first", "{type: 'string', value: 'some words'}", "o", object("2")));
    listings.put("2", properties("second", number(123456789), "third", number(123456789)));

    assertThat(shown(object("1"), 1, 30))
        .isEqualTo(
            """
            {
              first: 'some words',
              o: {
                second: 123456789,
                third: 123456789
              }
            }""");
  }

  @Test
  void accessorsAreNamedAndNotCalled() {
    var function = "{type: 'function', description: 'function(){}', objectId: '9'}";
    listings.put(
        "1",
        "{result: [{name: 'g', enumerable: true, get: "
            + function
            + "}, {name: 's', enumerable: true, set: "
            + function
            + "}, {name: 'b', enumerable: true, get: "
            + function
            + ", set: "
            + function
            + "}, {name: 'hidden', enumerable: false, value: {type: 'undefined'}}]}");

    assertThat(shown(object("1"), 3)).isEqualTo("{g: [Getter], s: [Setter], b: [Getter/Setter]}");
    assertThat(asked).containsExactly("Runtime.getProperties 1");
  }

  @Test
  void circleIsNamedWhereItBegins() {
    listings.put("1", properties("self", object("same")));

    assertThat(shown(object("1"), 10)).isEqualTo("<ref *1> {self: [Circular *1]}");
  }

  @Test
  void answerThatIsNoIndexNamesNoCircle() {
    for (var index : List.of("7", "-7", "0.5e99999")) {
      same = index;
      listings.put("1", properties("o", object("same")));
      listings.put("same", properties("n", number(1)));

      assertThat(shown(object("1"), 10)).isEqualTo("{o: {n: 1}}");
    }
  }

  @Test
  void longListsShowTheirFirstHundredAndSayHowManyMore() {
    var elements = new Object[2 * 150];
    for (int i = 0; i < 150; i++) {
      elements[2 * i] = "" + i;
      elements[2 * i + 1] = number(i);
    }
    listings.put("1", properties(elements));

    var lines = shown(array("1", 1000), 1, 40).lines().toList();
    assertThat(lines.get(0)).isEqualTo("(1000) [");
    assertThat(lines.get(1)).isEqualTo("  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,");
    assertThat(lines.get(lines.size() - 2)).isEqualTo("  … 900 more items");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("]");
  }

  @Test
  void holesOfAListAreTold() {
    listings.put("1", properties("1", number(1)));

    assertThat(shown(array("1", 4), 1)).isEqualTo("(4) [empty, 1, empty × 2]");
  }

  @Test
  void entriesOfAMapAreOpenedToo() {
    listings.put(
        "1",
        "{result: [], internalProperties: [{name: '[[Entries]]', value: " + array("2", 1) + "}]}");
    listings.put("2", properties("0", object("3")));
    listings.put("3", properties("key", object("4"), "value", number(7)));
    listings.put("4", properties("k", number(1)));
    var map = "{type: 'object', subtype: 'map', description: 'Map(1)', objectId: '1'}";

    assertThat(shown(map, 2)).isEqualTo("Map(1) {{k: 1} => 7}");
  }

  @Test
  void proxyShowsWhatItStandsFor() {
    listings.put("1", properties("p", proxy("2")));
    listings.put("2", "{result: [], internalProperties: [" + target("3") + "]}");
    listings.put("3", properties("secret", number(1), "deep", object("4")));
    listings.put("4", properties("x", number(2)));

    assertThat(shown(object("1"), 0)).isEqualTo("{p: Proxy(Object)}");
    assertThat(shown(object("1"), 2)).isEqualTo("{p: Proxy(Object) {secret: 1, deep: {x: 2}}}");
    assertThat(shown(proxy("2"), 0)).isEqualTo("Proxy(Object) {secret: 1, deep: {…}}");
  }

  @Test
  void proxyOfNothingIsEmpty() {
    listings.put("2", "{result: [], internalProperties: [" + target("3") + "]}");
    listings.put("3", properties());

    assertThat(shown(proxy("2"), 1)).isEqualTo("Proxy(Object) {}");
  }

  /** A page may answer anything: the target of a target is not asked for. */
  @Test
  void targetIsFollowedOnce() {
    listings.put("2", "{result: [], internalProperties: [" + target("2") + "]}");

    assertThat(shown(proxy("2"), 1)).isEqualTo("Proxy(Object) {}");
    assertThat(asked).hasSize(2);
  }

  @Test
  void proxyWhoseTargetIsGoneIsNotOpened() {
    listings.put("1", properties("p", proxy("2")));
    listings.put("2", "{result: [], internalProperties: [" + target("gone") + "]}");

    assertThat(shown(object("1"), 2)).isEqualTo("{p: Proxy(Object)}");
    assertThat(Expansion.of(page(), FakeConnection.value(proxy("2")), 2).join().failure())
        .isEqualTo("The page no longer holds that value; log it again.");
  }

  @Test
  void handleThatIsGoneIsSaidInOneSentence() {
    var result = Expansion.of(page(), FakeConnection.value(object("gone")), 2).join();

    assertThat(result.failure()).isEqualTo("The page no longer holds that value; log it again.");
  }

  private String shown(String value, int depth) {
    return shown(value, depth, 80);
  }

  private String shown(String value, int depth, int columns) {
    var result = Expansion.of(page(), FakeConnection.value(value), depth).join();
    assertThat(result.failure()).isEmpty();
    return Piece.text(ExpandedLayout.pieces(result.value(), columns));
  }

  private PageObjects page() {
    var connection =
        new FakeConnection() {
          @Override
          public CompletableFuture<Outcome> command(
              String target, String method, JsonObject params, Duration timeout) {
            if (method.equals("Runtime.releaseObjectGroup")) {
              groups.add("released " + params.get("objectGroup").getAsString());
              return done("{}");
            }
            var handle = params.get("objectId").getAsString();
            if (method.equals("Runtime.getProperties")) {
              groups.add(params.get("objectGroup").getAsString());
            }
            asked.add(method + " " + handle);
            if (method.equals("Runtime.callFunctionOn")) {
              return done(
                  "{result: {type: 'number', value: "
                      + (handle.equals("same") ? same : "-1")
                      + "}}");
            }
            var listing = listings.get(handle);
            return listing == null
                ? CompletableFuture.completedFuture(
                    new Outcome.Failed(-32000, "The page holds no such object any more."))
                : done(listing);
          }
        };
    return new PageObjects(connection, "7G3QW0ZC51", Duration.ofSeconds(5));
  }

  private static String properties(Object... namesAndValues) {
    var properties = new ArrayList<String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.add(
          "{name: '"
              + namesAndValues[i]
              + "', enumerable: true, value: "
              + namesAndValues[i + 1]
              + "}");
    }
    return "{result: [" + String.join(",", properties) + "]}";
  }

  private static String object(String handle) {
    return "{type: 'object', description: 'Object', objectId: '" + handle + "'" + PREVIEW + "}";
  }

  private static String object(String handle, String property) {
    return "{type: 'object', description: 'Object', objectId: '"
        + handle
        + "', preview: {type: 'object', overflow: false, properties: [{name: "
        + property
        + "]}}";
  }

  private static String elements(String handle) {
    return "{type: 'object', subtype: 'array', description: 'Array(3)', objectId: '"
        + handle
        + "', preview: {type: 'object', subtype: 'array', overflow: false, properties: ["
        + "{name: '0', type: 'number', value: '1'}, {name: '1', type: 'number', value: '2'}]}}";
  }

  private static String function(String source) {
    return "{type: 'function', description: '" + source + "', objectId: '9'}";
  }

  private static String proxy(String handle) {
    return "{type: 'object', subtype: 'proxy', description: 'Proxy(Object)', objectId: '"
        + handle
        + "', preview: {type: 'object', subtype: 'proxy', description: 'Proxy(Object)',"
        + " overflow: true, properties: []}}";
  }

  private static String target(String handle) {
    return "{name: '[[Target]]', value: {type: 'object', description: 'Object', objectId: '"
        + handle
        + "'}}";
  }

  private static String array(String handle, int size) {
    return "{type: 'object', subtype: 'array', description: 'Array("
        + size
        + ")', objectId: '"
        + handle
        + "'}";
  }

  private static String number(int value) {
    return "{type: 'number', value: " + value + ", description: '" + value + "'}";
  }
}
