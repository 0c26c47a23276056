package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a kite trace. */
record KiteSource(TraceReader reader) implements TraceSource {

  static KiteSource open(Input in) throws IOException {
    return new KiteSource(TraceReader.of(in.bytes(), in.name()));
  }

  @Override
  public TraceHeader header() {
    return reader.header();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    return reader.next();
  }

  @Override
  public Optional<String> remark() {
    return reader.cutOff()
        ? Optional.of("The trace was cut off; its whole rows were converted.")
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
