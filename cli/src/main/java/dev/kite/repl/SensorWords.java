package dev.kite.repl;

import dev.kite.protocol.SensorStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the words behind {@code :sensors}. */
final class SensorWords {
  static final String HELP =
      ":sensors takes streams: m motion, o orientation, a absolute orientation, g generic sensors,"
          + " like :sensors m g";

  private static final Set<SensorStream> DRAWN =
      EnumSet.of(
          SensorStream.MOTION,
          SensorStream.ORIENTATION,
          SensorStream.ABSOLUTE_ORIENTATION,
          SensorStream.GENERIC);

  private SensorWords() {}

  /** Motion and orientation when there is no word; empty when one of them is another. */
  static Optional<Set<SensorStream>> streams(List<String> words) {
    if (words.isEmpty()) {
      return Optional.of(EnumSet.of(SensorStream.MOTION, SensorStream.ORIENTATION));
    }
    var streams = EnumSet.noneOf(SensorStream.class);
    for (var word : String.join(",", words).split(",+", -1)) {
      var stream = DRAWN.stream().filter(it -> word.equals(String.valueOf(it.letter()))).findAny();
      if (stream.isEmpty()) {
        return Optional.empty();
      }
      streams.add(stream.get());
    }
    return Optional.of(streams);
  }
}
