package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import java.io.Closeable;
import java.io.IOException;

/** Takes rows into a recording of some format; closing it writes the recording's end. */
public interface TraceSink extends Closeable {

  /** Writes a row, not older than the one before, or counts it among the losses. */
  void write(Reading row) throws IOException;
}
