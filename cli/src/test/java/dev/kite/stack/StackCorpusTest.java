package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads stacks of many engines. Those of Chromium were recorded with what V8's own call sites say
 * of them; the others are as those engines write them.
 */
class StackCorpusTest {
  private static final List<String> FILES =
      List.of(
          "v8-recorded", "older", "javascriptcore", "spidermonkey", "presto", "own", "no-frames");

  @TestFactory
  Stream<DynamicTest> readsStackOfEveryEngine() throws IOException {
    return corpus().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("engine").getAsString() + ": " + row.get("name").getAsString(),
                    () -> assertThat(frames(row)).isEqualTo(expected(row))));
  }

  /** Each entry of the corpus cut anywhere, as transports do: frames or none, but no exception. */
  @Test
  void readsWhatIsCutAnywhere() throws IOException {
    for (var row : corpus()) {
      var raw = row.get("raw").getAsString();
      for (int end = 0; end <= raw.length(); end++) {
        assertThat(StackTrace.parse(raw.substring(0, end)).text()).isNotNull();
      }
    }
  }

  @Test
  void corpusIsAllThere() throws IOException {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(140);
  }

  private static List<String> frames(JsonObject row) {
    return StackTrace.parse(row.get("raw").getAsString()).frames().stream()
        .map(f -> String.join(" | ", f.name(), f.url(), f.line() + "", f.column() + ""))
        .toList();
  }

  private static List<String> expected(JsonObject row) {
    return row.getAsJsonArray("frames").asList().stream().map(StackCorpusTest::expected).toList();
  }

  private static String expected(JsonElement frame) {
    var parts = ((JsonArray) frame).asList().stream().map(JsonElement::getAsString).toList();
    return String.join(" | ", parts);
  }

  private static List<JsonObject> corpus() throws IOException {
    var rows = new ArrayList<JsonObject>();
    for (var file : FILES) {
      try (var in = StackCorpusTest.class.getResourceAsStream("/stacks/" + file + ".json")) {
        var text = new String(in.readAllBytes(), UTF_8);
        JsonParser.parseString(text).getAsJsonArray().forEach(e -> rows.add(e.getAsJsonObject()));
      }
    }
    return rows;
  }
}
