package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares with the npm package source-map-js, whose answers on random maps are kept in a file;
 * src/test/npm/source-map-answers.js writes it.
 */
class SourceMapAnswersTest {
  @TestFactory
  Stream<DynamicTest> answersLikeSourceMapJs() throws IOException {
    try (var in = SourceMapAnswersTest.class.getResourceAsStream("/maps/answers.json")) {
      var rows = JsonParser.parseString(new String(in.readAllBytes(), UTF_8)).getAsJsonArray();
      assertThat(rows).hasSizeGreaterThanOrEqualTo(100);
      return StreamSupport.stream(rows.spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .map(row -> DynamicTest.dynamicTest(name(row), () -> compare(row)));
    }
  }

  private static String name(JsonObject row) {
    var map = row.getAsJsonObject("map").toString();
    return map.substring(0, Math.min(80, map.length()));
  }

  private static void compare(JsonObject row) throws BadSourceMapException {
    var map = SourceMap.parse(row.get("map").toString(), "https://shop.test/app.js.map");
    for (var query : row.getAsJsonArray("queries")) {
      var expected = query.getAsJsonArray();
      int line = expected.get(0).getAsInt();
      int column = expected.get(1).getAsInt();
      assertThat(map.original(line, column + 1).map(SourceMapAnswersTest::text).orElse("nothing"))
          .as("line %d, column %d from 0", line, column)
          .isEqualTo(expected.get(2).isJsonNull() ? "nothing" : text(expected));
    }
  }

  private static String text(Original original) {
    return String.join(
        " ",
        original.url(),
        String.valueOf(original.line()),
        String.valueOf(original.column() - 1),
        original.name());
  }

  private static String text(JsonArray answer) {
    return String.join(
        " ",
        answer.get(2).getAsString(),
        answer.get(3).getAsString(),
        answer.get(4).getAsString(),
        answer.get(5).isJsonNull() ? "" : answer.get(5).getAsString());
  }
}
