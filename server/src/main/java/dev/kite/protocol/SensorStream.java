package dev.kite.protocol;

import java.util.EnumSet;
import java.util.Set;

/** A stream of readings that a page can give. */
public enum SensorStream {
  /** {@code devicemotion}. */
  MOTION('m'),
  /** {@code deviceorientation}. */
  ORIENTATION('o'),
  /** {@code deviceorientationabsolute}. */
  ABSOLUTE_ORIENTATION('a'),
  /** The Generic Sensor classes, all of them. */
  GENERIC('g'),
  /** The screen's angle and type. */
  SCREEN('s'),
  /** Whether the page is hidden. */
  VISIBILITY('v');

  private static final String NONE = "-";
  private final char letter;

  SensorStream(char letter) {
    this.letter = letter;
  }

  /** The stream's name on the wire and in trace rows. */
  public char letter() {
    return letter;
  }

  /** Whether its readings come only when something changes, so that who is new knows nothing. */
  public boolean isState() {
    return this == SCREEN || this == VISIBILITY;
  }

  /** The stream that {@code word} names; refused with the field's name otherwise. */
  static SensorStream of(String word) {
    if (word.length() == 1) {
      for (var stream : values()) {
        if (stream.letter == word.charAt(0)) {
          return stream;
        }
      }
    }
    throw new FrameException("stream", "expected m, o, a, g, s or v");
  }

  /** The streams of a comma-separated list; {@code -} is none. */
  static Set<SensorStream> listed(String word) {
    var streams = EnumSet.noneOf(SensorStream.class);
    if (!word.equals(NONE)) {
      for (var name : word.split(",", -1)) {
        streams.add(of(name));
      }
    }
    return streams;
  }

  static String list(Set<SensorStream> streams) {
    if (streams.isEmpty()) {
      return NONE;
    }
    var text = new StringBuilder();
    for (var stream : values()) {
      if (streams.contains(stream)) {
        text.append(text.isEmpty() ? "" : ",").append(stream.letter);
      }
    }
    return text.toString();
  }
}
