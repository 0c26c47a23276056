package dev.kite.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
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
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReadingRoundTripTest {
  private static final Set<String> KNOWN = Set.of("m", "o", "a", "g", "s", "v", "k", "d");

  /** Records compare doubles by their bits, so equality here means every bit of every number. */
  @Property(tries = 3000)
  void everyReadingComesBackFromUtf8AsItWas(@ForAll("readings") Reading reading) throws Exception {
    var row = reading.toJson();
    var carried = new String(row.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertThat(row).doesNotContain("\n");
    assertThat(Reading.parse(carried)).isEqualTo(reading);
  }

  @Provide
  Arbitrary<Reading> readings() {
    return Arbitraries.oneOf(
        Combinators.combine(doubles(), vectors(), vectors(), vectors(), numbers()).as(Motion::new),
        Combinators.combine(
                doubles(),
                numbers(),
                numbers(),
                numbers(),
                Arbitraries.of(true, false).injectNull(0.2))
            .as(Orientation::new),
        Combinators.combine(doubles(), numbers(), numbers(), numbers())
            .as(AbsoluteOrientation::new),
        Combinators.combine(doubles(), texts(), numbers().list().ofMaxSize(16)).as(Generic::new),
        Combinators.combine(doubles(), doubles(), texts()).as(Screen::new),
        Combinators.combine(doubles(), texts()).as(Visibility::new),
        Combinators.combine(doubles(), texts()).as(Mark::new),
        Combinators.combine(doubles(), Arbitraries.longs().between(0, 1L << 53)).as(Dropped::new),
        Combinators.combine(unknownTags(), doubles(), members().list().ofMaxSize(4))
            .as(Unknown::new));
  }

  private static Arbitrary<Vector> vectors() {
    return Combinators.combine(numbers(), numbers(), numbers()).as(Vector::new).injectNull(0.2);
  }

  private static Arbitrary<Double> numbers() {
    return doubles().injectNull(0.2);
  }

  /** Any finite double by its bits: subnormal ones, -0, and whole ones at the edge of exactness. */
  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.longs().between(-(1L << 54), 1L << 54).map(Long::doubleValue),
        Arbitraries.doubles().between(-1000, 1000),
        Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 2e-3));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(12).map(ReadingJson::wellFormed);
  }

  private static Arbitrary<String> unknownTags() {
    return texts().filter(tag -> !KNOWN.contains(tag));
  }

  private static Arbitrary<String> members() {
    return Arbitraries.oneOf(
        Arbitraries.of("null", "true", "[]", "{}", "{\"a\":[1,{\"b\":-0}]}", "1.50", "1e400"),
        Arbitraries.strings().alpha().map(text -> new JsonPrimitive(text).toString()));
  }
}
