package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The samples of one sensor, in the order of their time. */
interface SampleStream extends Closeable {

  Channel channel();

  /** The next sample; null behind the last one. */
  @Nullable Sample next() throws IOException;

  /** Names the place of the last sample. */
  TraceFormatException refused(String reason);
}
