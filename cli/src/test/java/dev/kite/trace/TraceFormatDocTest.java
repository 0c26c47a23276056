package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/trace-format.md is the format: its examples are this test's data. */
class TraceFormatDocTest {
  private static final Path DOC = Path.of("../docs/trace-format.md");
  private static final Pattern REFUSED = Pattern.compile("(\\d+) (.*?[\\]}]) ([a-z].*)");

  @TempDir private Path folder;

  @Test
  void exampleIsReadAndWrittenAgainAsItStands() throws Exception {
    var lines = block("kite-trace");
    var copy = folder.resolve("copy.kite.jsonl");

    try (var reader = reader(lines);
        var writer = TraceWriter.create(copy, reader.header())) {
      for (var row = reader.next(); row != null; row = reader.next()) {
        writer.write(row);
      }
      assertThat(reader.cutOff()).isFalse();
      assertThat(reader.end()).isEqualTo(new TraceEnd(10, 900, 7));
      assertThat(reader.rows()).isEqualTo(10);
    }

    assertThat(Files.readAllLines(copy)).isEqualTo(lines);
  }

  @Test
  void exampleShowsEveryKindOfRow() throws Exception {
    assertThat(block("kite-trace").stream().map(line -> line.substring(0, 4)))
        .contains("[\"m\"", "[\"o\"", "[\"a\"", "[\"g\"", "[\"s\"", "[\"v\"", "[\"k\"", "[\"d\"");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void lineIsRefusedForTheReasonThatStandsThere(String example) {
    var parts = REFUSED.matcher(example);
    assertThat(parts.matches()).isTrue();
    var lines =
        List.of("{\"kite\":\"sensor-trace\",\"v\":1}", "[\"v\",10,\"hidden\"]", parts.group(2));

    assertThatThrownBy(() -> readAll(lines))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage("shake.kite.jsonl:" + parts.group(1) + ": " + parts.group(3));
  }

  static List<String> refused() throws IOException {
    return block("refused");
  }

  private static void readAll(List<String> lines) throws IOException {
    try (var reader = reader(lines)) {
      while (reader.next() != null) {
        assertThat(reader.rows()).isLessThanOrEqualTo(lines.size());
      }
    }
  }

  private static TraceReader reader(List<String> lines) throws IOException {
    var text = String.join("\n", lines) + "\n";
    return TraceReader.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "shake.kite.jsonl");
  }

  private static List<String> block(String name) throws IOException {
    var lines = Files.readAllLines(DOC);
    int from = lines.indexOf("```" + name) + 1;
    assertThat(from).as("a block %s in %s", name, DOC).isPositive();
    var block = new ArrayList<String>();
    for (int i = from; !lines.get(i).equals("```"); i++) {
      block.add(lines.get(i));
    }
    return block;
  }
}
