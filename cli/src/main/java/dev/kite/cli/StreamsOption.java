package dev.kite.cli;

import dev.kite.protocol.SensorStream;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a list of streams: {@code m,o}. */
final class StreamsOption implements ITypeConverter<Set<SensorStream>> {

  @Override
  public Set<SensorStream> convert(String text) {
    var streams = EnumSet.noneOf(SensorStream.class);
    for (var word : text.split(",", -1)) {
      streams.add(stream(word));
    }
    return streams;
  }

  private static SensorStream stream(String word) {
    for (var stream : SensorStream.values()) {
      if (word.equals(String.valueOf(stream.letter()))) {
        return stream;
      }
    }
    throw new TypeConversionException(
        "'"
            + word
            + "' is no stream: expected some of m (motion), o (orientation),"
            + " a (absolute orientation), g (Generic Sensor classes), s (screen),"
            + " v (visibility), like m,o");
  }
}
