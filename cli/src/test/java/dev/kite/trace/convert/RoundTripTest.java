package dev.kite.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import dev.kite.protocol.ReadingJson;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

class RoundTripTest {
  private static final TraceHeader HEADER = new TraceHeader();
  private static final Instant START = Instant.parse("2026-11-24T03:20:00.123Z");

  @Property(tries = 300)
  void csvCarriesEveryKnownRowBitByBit(@ForAll("anyRows") List<Reading> rows) throws IOException {
    assertThat(Written.in(TraceFormat.CSV, HEADER, rows).readAgain()).isEqualTo(rows);
  }

  @Property(tries = 300)
  void eventsCarryWhatBrowsersFireBitByBit(@ForAll("anyRows") List<Reading> rows)
      throws IOException {
    var fired = fromZero(rows.stream().filter(RoundTripTest::isEvent).toList());

    assertThat(Written.in(TraceFormat.EVENTS, HEADER, fired).readAgain()).isEqualTo(fired);
  }

  @Property(tries = 200)
  void commandsCarryWholeGroups(@ForAll("wholeRows") List<Reading> rows) throws IOException {
    for (var format : List.of(TraceFormat.WEBDRIVER, TraceFormat.CDP)) {
      assertSame(Written.in(format, HEADER, rows).readAgain(), rows);
    }
  }

  @Property(tries = 50)
  void phoneAppsCarryWholeGroups(@ForAll("wholeRows") List<Reading> rows) throws IOException {
    var carried = fromZero(rows.stream().filter(row -> !(row instanceof Generic)).toList());
    Assume.that(!carried.isEmpty());
    var zip = Files.createTempDirectory("kite").resolve("a.zip");
    try (var out = Output.of(zip)) {
      var header = HEADER.withStart(START).withSign("ios");
      try (var sink = TraceFormat.SENSOR_LOGGER.create(out, header, new Losses())) {
        for (var row : carried) {
          sink.write(row);
        }
      }
      out.finish();
    }
    var again = Converted.of(Input.of(zip));

    assertSame(again.rows(), carried);
    assertThat(again.header()).isEqualTo(HEADER.withStart(START).withSign("ios"));
    Files.delete(zip);
    Files.delete(zip.getParent());
  }

  private static void assertSame(List<Reading> again, List<Reading> rows) {
    // Radians and quaternions cost the last digits.
    var nearly =
        RecursiveComparisonConfiguration.builder()
            .withComparatorForType(
                (a, b) -> Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)) ? 0 : 1, Double.class)
            .withStrictTypeChecking(true)
            .build();
    assertThat(again).usingRecursiveComparison(nearly).isEqualTo(rows);
  }

  private static boolean isEvent(Reading row) {
    return !(row instanceof Mark || row instanceof Dropped);
  }

  /** A foreign recording has its own zero. */
  private static List<Reading> fromZero(List<Reading> rows) {
    var moved = new ArrayList<Reading>(rows);
    if (!moved.isEmpty()) {
      moved.set(0, moved.get(0).withTime(0));
    }
    return moved;
  }

  @Provide
  Arbitrary<List<Reading>> anyRows() {
    return timed(Arbitraries.oneOf(motions(numbers().injectNull(0.2)), others()), 0);
  }

  /** What commands and apps know: no null, angles of a real attitude, a time for each row. */
  @Provide
  Arbitrary<List<Reading>> wholeRows() {
    var small = Arbitraries.doubles().between(-100, 100).ofScale(6);
    var vector = Combinators.combine(small, small, small).as(Vector::new);
    Arbitrary<Reading> motion =
        Combinators.combine(vector, vector, vector).as((a, g, r) -> new Motion(0, a, g, r, null));
    Arbitrary<Reading> orientation =
        Combinators.combine(between(0, 359), between(-179, 179), between(-89, 89))
            .as((a, b, c) -> new Orientation(0, a, b, c, false));
    Arbitrary<Reading> magnetometer =
        small.list().ofSize(3).map(v -> new Generic(0, "Magnetometer", v));
    return timed(Arbitraries.oneOf(motion, orientation, magnetometer), 1);
  }

  /** Without right angles of beta, at which alpha and gamma turn about the same axis. */
  private static Arbitrary<Double> between(int least, int most) {
    return Arbitraries.doubles()
        .between(least, most)
        .ofScale(4)
        .filter(angle -> Math.abs(Math.abs(angle) - 90) > 1);
  }

  private static Arbitrary<Reading> motions(Arbitrary<Double> number) {
    var group = Combinators.combine(number, number, number).as(Vector::new).injectNull(0.2);
    return Combinators.combine(group, group, group, number)
        .as((a, g, r, interval) -> new Motion(0, a, g, r, interval));
  }

  private static Arbitrary<Reading> others() {
    var number = numbers().injectNull(0.2);
    var text = Arbitraries.strings().ofMaxLength(8).map(ReadingJson::wellFormed);
    var truth = Arbitraries.of(true, false).injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(number, number, number, truth)
            .as((a, b, c, absolute) -> new Orientation(0, a, b, c, absolute)),
        Combinators.combine(number, number, number)
            .as((a, b, c) -> new AbsoluteOrientation(0, a, b, c)),
        Combinators.combine(text, number.list().ofMaxSize(16))
            .as((sensor, values) -> new Generic(0, sensor, values)),
        Combinators.combine(numbers(), text).as((angle, type) -> new Screen(0, angle, type)),
        text.map(state -> new Visibility(0, state)),
        text.map(mark -> new Mark(0, mark)),
        Arbitraries.longs().between(0, 1L << 53).map(count -> new Dropped(0, count)));
  }

  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.of(0.0, -0.0, 16.0, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  private static Arbitrary<List<Reading>> timed(Arbitrary<? extends Reading> rows, int least) {
    return Combinators.combine(
            rows.list().ofMaxSize(20),
            Arbitraries.integers().between(least, 50_000).list().ofSize(20))
        .as(
            (list, steps) -> {
              var timed = new ArrayList<Reading>();
              long micros = 0;
              for (int i = 0; i < list.size(); i++) {
                micros += steps.get(i);
                timed.add(list.get(i).withTime(micros / 1000.0));
              }
              return timed;
            });
  }
}
