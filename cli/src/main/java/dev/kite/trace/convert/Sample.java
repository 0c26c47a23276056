package dev.kite.trace.convert;

import dev.kite.protocol.Reading.Vector;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one sensor measured at one moment, in milliseconds with all the digits it was given in. */
sealed interface Sample {

  BigDecimal millis();

  /** In the unit of its {@link Channel}; null where the recording says that there was nothing. */
  record OfVector(BigDecimal millis, @Nullable Vector vector) implements Sample {}

  record OfAttitude(BigDecimal millis, Attitude.Quaternion quaternion) implements Sample {}

  record OfRemark(BigDecimal millis, String text) implements Sample {}
}
