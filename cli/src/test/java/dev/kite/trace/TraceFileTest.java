package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Visibility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {
  private static final TraceHeader HEADER = new TraceHeader().withLabel("schütteln");
  private static final List<Reading> ROWS =
      List.of(
          new Orientation(0, 1.5, -0.0, null, false),
          new Mark(16.7, "ü \ud83d\ude00 \u2028"),
          new Dropped(16.7, 3),
          new Visibility(40, "hidden"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.kite.jsonl", "a.kite.jsonl.gz"})
  void whatIsWrittenIsRead(String name) throws Exception {
    var file = written(name);

    try (var reader = TraceReader.open(file)) {
      assertThat(reader.header()).isEqualTo(HEADER);
      assertThat(rest(reader)).isEqualTo(ROWS);
      assertThat(reader.cutOff()).isFalse();
      assertThat(reader.end()).isEqualTo(new TraceEnd(4, 40, 3));
    }
  }

  @Test
  void nameOfTheFileDecidesWhetherItIsCompressed() throws Exception {
    assertThat(Files.readAllBytes(written("a.kite.jsonl"))).startsWith("{\"kite\"".getBytes(UTF_8));

    try (var in = new GZIPInputStream(Files.newInputStream(written("a.kite.jsonl.gz")))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(written("b.kite.jsonl")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.kite.jsonl", "a.kite.jsonl.gz"})
  void fileCutOffAnywhereIsReadAsFarAsItGoes(String name) throws Exception {
    var bytes = Files.readAllBytes(written(name));
    int most = -1;

    for (int length = 0; length < bytes.length; length++) {
      int rows = rowsOf(Arrays.copyOf(bytes, length));
      assertThat(rows).as("rows in %d bytes", length).isGreaterThanOrEqualTo(most);
      most = rows;
    }

    assertThat(most).isEqualTo(ROWS.size());
  }

  /** The rows of a file that was cut off, checked against what was written; -1 without a header. */
  private static int rowsOf(byte[] bytes) throws IOException {
    try (var reader = TraceReader.of(new ByteArrayInputStream(bytes), "a")) {
      var rows = rest(reader);
      assertThat(rows).isEqualTo(ROWS.subList(0, rows.size()));
      assertThat(reader.cutOff()).isEqualTo(reader.end() == null);
      return rows.size();
    } catch (TraceFormatException e) {
      assertThat(e)
          .hasMessage("a:1: no kite trace: the file is empty or was cut off in its first line");
      return -1;
    }
  }

  @Test
  void lastLineNeedsNoLineBreakWhenItIsWhole() throws Exception {
    try (var reader = reader("{\"kite\":\"sensor-trace\",\"v\":1}\r\n\n[\"d\",1,2]")) {
      assertThat(rest(reader)).containsExactly(new Dropped(1, 2));
      assertThat(reader.cutOff()).isTrue();
    }
  }

  @Test
  void wholeLastLineThatIsWrongIsNoCut() throws Exception {
    try (var reader = reader("{\"kite\":\"sensor-trace\",\"v\":1}\n[\"d\",1,-2]")) {
      assertThatThrownBy(() -> rest(reader)).hasMessageStartingWith("a:2: row[2] count:");
    }
  }

  @Test
  void nothingMayFollowTheEndLine() throws Exception {
    var twice = "{\"kite\":\"sensor-trace\",\"v\":1}\n{\"end\":{\"n\":0,\"dur\":0}}\n".repeat(2);

    try (var reader = reader(twice)) {
      assertThatThrownBy(() -> rest(reader))
          .hasMessage("a:3: nothing may follow the end line; are these two traces in one file?");
    }
  }

  @Test
  void lineBeyondTheLimitIsRefusedBeforeItFillsTheMemory() throws Exception {
    var longLine = "x".repeat(TraceLines.MOST_BYTES + 1);

    try (var reader = reader("{\"kite\":\"sensor-trace\",\"v\":1}\n" + longLine)) {
      assertThatThrownBy(() -> rest(reader))
          .isInstanceOf(TraceFormatException.class)
          .hasMessage("a:2: a line of more than 1048576 bytes; this is no kite trace");
    }
  }

  @Test
  void textThatIsNotUtf8IsRefusedWithItsLine() throws Exception {
    var bytes = "{\"kite\":\"sensor-trace\",\"v\":1}\n[\"k\",1,\"?\"]\n".getBytes(UTF_8);
    bytes[bytes.length - 4] = (byte) 0xff;

    try (var reader = TraceReader.of(new ByteArrayInputStream(bytes), "a")) {
      assertThatThrownBy(() -> rest(reader)).hasMessage("a:2: not UTF-8 text");
    }
  }

  @Test
  void damagedCompressedDataAreNamed() throws Exception {
    var bytes = Files.readAllBytes(written("a.kite.jsonl.gz"));
    Arrays.fill(bytes, bytes.length - 40, bytes.length - 10, (byte) 0xff);

    assertThatThrownBy(
            () -> {
              try (var reader = TraceReader.of(new ByteArrayInputStream(bytes), "a")) {
                rest(reader);
              }
            })
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("damaged gzip data");
  }

  @Test
  void writerKeepsTheTimeFromGoingBack() throws Exception {
    try (var writer = TraceWriter.create(folder.resolve("a.kite.jsonl"), HEADER)) {
      writer.write(new Dropped(10, 1));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.write(new Dropped(9.5, 1)))
          .withMessage("a trace's time does not go back: 9.5 ms after 10.0 ms");
    }
  }

  @Test
  void remarksStandAtTheTimeOfTheLastRow() throws Exception {
    var file = folder.resolve("a.kite.jsonl");
    try (var writer = TraceWriter.create(file, HEADER)) {
      writer.mark("before all");
      writer.write(new Visibility(5, "hidden"));
      writer.mark("here");
      writer.dropped(4);
      assertThat(writer.rows()).isEqualTo(4);
      assertThat(writer.duration()).isEqualTo(5);
    }

    try (var reader = TraceReader.open(file)) {
      assertThat(rest(reader))
          .containsExactly(
              new Mark(0, "before all"),
              new Visibility(5, "hidden"),
              new Mark(5, "here"),
              new Dropped(5, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.kite.jsonl", "a.kite.jsonl.gz"})
  void recorderThatIsKilledLosesAtMostASecond(String name) throws Exception {
    var file = folder.resolve(name);
    try (var writer = TraceWriter.create(file, HEADER)) {
      for (int t = 0; t <= 5990; t += 10) {
        writer.write(new Visibility(t, "visible"));
      }
      // What stands in the file now is all that a kill would leave.
      try (var reader = TraceReader.open(file)) {
        var rows = rest(reader);
        assertThat(rows.get(rows.size() - 1).time()).isGreaterThanOrEqualTo(5000);
        assertThat(reader.cutOff()).isTrue();
      }
      writer.flush();
      try (var reader = TraceReader.open(file)) {
        assertThat(rest(reader)).hasSize(600);
      }
    }
  }

  private Path written(String name) throws IOException {
    var file = folder.resolve(name);
    try (var writer = TraceWriter.create(file, HEADER)) {
      for (var row : ROWS) {
        writer.write(row);
      }
    }
    return file;
  }

  private static TraceReader reader(String text) throws IOException {
    return TraceReader.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "a");
  }

  private static List<Reading> rest(TraceReader reader) throws IOException {
    var rows = new ArrayList<Reading>();
    for (var row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }
}
