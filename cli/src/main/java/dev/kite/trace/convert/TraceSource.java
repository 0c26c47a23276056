package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows out of a recording, in the order of their time.
 *
 * <p>Belongs to one thread. What is wrong in the recording is a {@link
 * dev.kite.trace.TraceFormatException} that names file, place and reason.
 */
public interface TraceSource extends Closeable {

  /** What the recording says about itself. */
  TraceHeader header();

  /** The next row in the units of docs/trace-format.md; null behind the last one. */
  @Nullable Reading next() throws IOException;

  /** What its reader should know, in one sentence, once {@link #next} has returned null. */
  default Optional<String> remark() {
    return Optional.empty();
  }
}
