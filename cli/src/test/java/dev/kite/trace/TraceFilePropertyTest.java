package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class TraceFilePropertyTest {
  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("kite-traces");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    for (var name : List.of("a.kite.jsonl", "a.kite.jsonl.gz")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  /** Records compare doubles by their bits. */
  @Property(tries = 300)
  void whatIsWrittenIsReadBitForBit(
      @ForAll("headers") TraceHeader header,
      @ForAll("traces") List<Reading> rows,
      @ForAll boolean compressed)
      throws IOException {
    try (var reader = TraceReader.open(written(header, rows, compressed))) {
      assertThat(reader.header()).isEqualTo(header);
      assertThat(rest(reader)).isEqualTo(rows);
      assertThat(reader.cutOff()).isFalse();
    }
  }

  @Property(tries = 300)
  void cutAnywhereTheBeginningIsRead(
      @ForAll("traces") List<Reading> rows,
      @ForAll boolean compressed,
      @ForAll @DoubleRange(max = 1) double share)
      throws IOException {
    var bytes = Files.readAllBytes(written(new TraceHeader(), rows, compressed));
    var begin = Arrays.copyOf(bytes, (int) (bytes.length * share));

    try (var reader = TraceReader.of(new ByteArrayInputStream(begin), "a")) {
      var read = rest(reader);
      assertThat(read).isEqualTo(rows.subList(0, read.size()));
    } catch (TraceFormatException e) {
      assertThat(e).hasMessageStartingWith("a:1: no kite trace: the file is empty or was cut off");
    }
  }

  @Provide
  Arbitrary<TraceHeader> headers() {
    return Combinators.combine(Arbitraries.strings(), number(), Arbitraries.strings().alpha())
        .as(
            (label, angle, name) ->
                new TraceHeader()
                    .withLabel(wellFormed(label))
                    .withScreenAngle(angle)
                    .with("x-" + name, new JsonPrimitive(wellFormed(label))));
  }

  @Provide
  Arbitrary<List<Reading>> traces() {
    return row().list().ofMaxSize(30).map(TraceFilePropertyTest::inOrder);
  }

  private static Arbitrary<Reading> row() {
    var maybe = number().injectNull(0.2);
    var vector = Combinators.combine(maybe, maybe, maybe).as(Vector::new).injectNull(0.2);
    var text = Arbitraries.strings().map(TraceFilePropertyTest::wellFormed);
    return Arbitraries.oneOf(
        Combinators.combine(vector, vector, vector, maybe)
            .as((a, b, c, interval) -> new Motion(0, a, b, c, interval)),
        Combinators.combine(maybe, maybe, maybe, Arbitraries.of(true, false).injectNull(0.3))
            .as((a, b, c, absolute) -> new Orientation(0, a, b, c, absolute)),
        Combinators.combine(maybe, maybe, maybe)
            .as((a, b, c) -> new AbsoluteOrientation(0, a, b, c)),
        Combinators.combine(text, maybe.list().ofMaxSize(16))
            .as((sensor, values) -> new Generic(0, sensor, values)),
        Combinators.combine(number(), text).as((angle, type) -> new Screen(0, angle, type)),
        text.map(state -> new Visibility(0, state)),
        text.map(mark -> new Mark(0, mark)),
        Arbitraries.longs().between(0, 1L << 53).map(count -> new Dropped(0, count)),
        Arbitraries.of("null", "-0", "[1.50,{}]", "{\"a\":\"\\u2028\"}")
            .list()
            .ofMaxSize(3)
            .map(members -> new Unknown("x-new", 0, members)));
  }

  /** Any finite double: also the least one, those without a short decimal, and -0. */
  private static Arbitrary<Double> number() {
    return Arbitraries.longs()
        .map(Double::longBitsToDouble)
        .filter(Double::isFinite)
        .edgeCases(cases -> cases.add(-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e21));
  }

  private static List<Reading> inOrder(List<Reading> rows) {
    var times = new ArrayList<Reading>();
    for (int i = 0; i < rows.size(); i++) {
      times.add(rows.get(i).withTime(i * 16.700000000000003 - 5));
    }
    return times;
  }

  /** A writer replaces what is no Unicode, so it does not come back. */
  private static String wellFormed(String text) {
    return dev.kite.protocol.ReadingJson.wellFormed(text);
  }

  private static Path written(TraceHeader header, List<Reading> rows, boolean compressed)
      throws IOException {
    var file = folder.resolve(compressed ? "a.kite.jsonl.gz" : "a.kite.jsonl");
    try (var writer = TraceWriter.create(file, header)) {
      for (var row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  private static List<Reading> rest(TraceReader reader) throws IOException {
    var rows = new ArrayList<Reading>();
    for (var row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }
}
