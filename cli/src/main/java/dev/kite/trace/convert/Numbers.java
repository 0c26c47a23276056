package dev.kite.trace.convert;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.kite.protocol.ReadingJson;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as text, exact in both directions. */
final class Numbers {
  /** The digits bound the work that BigDecimal does; no format writes nearly as many. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})(?:[eE][+-]?\\d{1,3})?");

  /** Far from where a change of unit leaves the doubles. */
  private static final double LARGEST = 1e300;

  private Numbers() {}

  /** The double that {@code text} stands for; empty when it is no number, or none of a double. */
  static OptionalDouble parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /**
   * The exact number that {@code text} stands for; empty when it is none that a unit can change.
   */
  static Optional<BigDecimal> exact(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text)).filter(it -> Math.abs(it.doubleValue()) < LARGEST)
        : Optional.empty();
  }

  /** Text that reads back as the same bits. */
  static String text(double number) {
    var out = new StringBuilder(24);
    ReadingJson.appendNumber(number, out);
    return out.toString();
  }

  /** A JSON number that reads back as the same bits, or null. */
  static JsonElement json(@Nullable Double number) {
    if (number == null) {
      return JsonNull.INSTANCE;
    }
    long whole = (long) (double) number;
    // Whole numbers are written without a fraction, all but -0.
    return Double.doubleToLongBits((double) whole) == Double.doubleToLongBits(number)
        ? new JsonPrimitive(whole)
        : new JsonPrimitive(number);
  }
}
