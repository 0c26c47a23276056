package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceHeader.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a recorded row the one that another device would have had: other signs, another unit of
 * the interval, a screen turned another way.
 *
 * <p><b>Signs.</b> Safari on iOS hands on what Core Motion says, whose gravity points down: lying
 * face up a device has z = -9.8. The W3C has +9.8 there (DeviceOrientation 4.2, "acceleration
 * including gravity"). Core Motion's user acceleration has the same sense, so both groups are
 * inverted, and only they: its rotation rate turns as the W3C's does (WebKit, {@code
 * WebCoreMotionManager.mm}, {@code sendMotionData}).
 *
 * <p><b>Screen angle.</b> Readings are in the frame of the device. A page that turns them by its
 * own screen angle sees what the recorded page saw when they are turned by the difference of the
 * two angles about z; which was the recorded one is told by the header and the rows of the screen.
 * See {@link QuarterTurn}.
 *
 * <p>Takes the rows of one pass in their order; belongs to one thread.
 */
public final class Normalisation {
  private final Wish wish;
  private final TraceHeader header;
  private final boolean inverts;
  private int recordedAngle;

  /** Whose convention the signs of accelerations follow. */
  public enum Sign {
    W3C("w3c"),
    IOS("ios");

    private final String word;

    Sign(String word) {
      this.word = word;
    }

    /** As a header has it. */
    public String word() {
      return word;
    }
  }

  /** In what the {@code interval} of motion events is. */
  public enum IntervalUnit {
    MILLISECONDS("ms"),
    SECONDS("s");

    private final String word;

    IntervalUnit(String word) {
      this.word = word;
    }

    /** As a header has it. */
    public String word() {
      return word;
    }
  }

  /**
   * What the rows shall be like; what is empty stays as it was recorded.
   *
   * @param screenAngle of the page that gets them: 0, 90, 180 or 270 degrees
   */
  public record Wish(
      Optional<Sign> sign, Optional<IntervalUnit> interval, OptionalInt screenAngle) {
    /** Everything as it was recorded. */
    public static final Wish NONE =
        new Wish(Optional.empty(), Optional.empty(), OptionalInt.empty());

    public Wish {
      if (screenAngle.isPresent() && !List.of(0, 90, 180, 270).contains(screenAngle.getAsInt())) {
        throw new IllegalArgumentException(
            "a screen's angle is 0, 90, 180 or 270, not " + screenAngle.getAsInt());
      }
    }
  }

  private Normalisation(Wish wish, TraceHeader header) {
    this.wish = wish;
    this.header = header;
    this.inverts =
        wish.sign().filter(sign -> !sign.word().equals(header.sign())).isPresent()
            && isKnown(header.sign());
    this.recordedAngle = angle(header.screenAngle().orElse(0));
  }

  public static Normalisation of(Wish wish, TraceHeader header) {
    return new Normalisation(wish, header);
  }

  /** What could not be done as wished, a sentence each. */
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (wish.sign().isPresent() && !isKnown(header.sign())) {
      remarks.add("The trace does not say whose signs it has; they stay as they are.");
    }
    if (wish.screenAngle().isPresent() && header.screenAngle().isEmpty()) {
      remarks.add("The trace does not say how its screen was turned; it is taken for 0 degrees.");
    }
    return remarks;
  }

  /** The header of the rows that {@link #apply} makes. */
  public TraceHeader header() {
    var made = header;
    if (inverts) {
      made = made.withSign(wish.sign().orElseThrow().word());
    }
    if (wish.screenAngle().isPresent()) {
      made = made.withScreenAngle(wish.screenAngle().getAsInt());
    }
    if (wish.interval().isPresent() && header.interval().isPresent()) {
      var old = header.interval().get();
      var unit = wish.interval().get();
      made = made.withInterval(new Interval(converted(old.raw(), old.unit(), unit), unit.word()));
    }
    return made;
  }

  /** The row as wished, with the same time and tag; the same row when there is nothing to do. */
  public Reading apply(Reading row) {
    if (row instanceof Screen screen) {
      recordedAngle = angle(screen.angle());
    }
    var made = row instanceof Motion motion ? units(inverts ? inverted(motion) : motion) : row;
    return wish.screenAngle().isPresent()
        ? QuarterTurn.between(recordedAngle, wish.screenAngle().getAsInt()).apply(made)
        : made;
  }

  private static boolean isKnown(String sign) {
    return sign.equals(Sign.W3C.word()) || sign.equals(Sign.IOS.word());
  }

  /** The nearest of 0, 90, 180 and 270; old browsers say -90. */
  private static int angle(double degrees) {
    return (int) Math.floorMod(Math.round(degrees / 90), 4L) * 90;
  }

  private static Motion inverted(Motion row) {
    return new Motion(
        row.time(),
        inverted(row.acceleration()),
        inverted(row.accelerationIncludingGravity()),
        row.rotationRate(),
        row.interval());
  }

  private static @Nullable Vector inverted(@Nullable Vector group) {
    return group == null
        ? null
        : new Vector(inverted(group.x()), inverted(group.y()), inverted(group.z()));
  }

  private static @Nullable Double inverted(@Nullable Double value) {
    return value == null ? null : Double.valueOf(-value);
  }

  private Motion units(Motion row) {
    var raw = row.interval();
    if (wish.interval().isEmpty() || raw == null) {
      return row;
    }
    var unit = header.interval().orElse(Interval.of(raw)).unit();
    return new Motion(
        row.time(),
        row.acceleration(),
        row.accelerationIncludingGravity(),
        row.rotationRate(),
        converted(raw, unit, wish.interval().get()));
  }

  private static double converted(double raw, String unit, IntervalUnit wanted) {
    if (unit.equals(wanted.word())) {
      return raw;
    }
    return wanted == IntervalUnit.SECONDS ? raw / 1000 : raw * 1000;
  }
}
