package dev.kite.client;

import dev.kite.protocol.Reading;
import java.util.List;

/** Hears the live readings of one target; called like {@link ConnectionListener}. */
public interface ReadingListener {

  /**
   * The newest readings of a stream.
   *
   * @param stream {@code m}, {@code o} or {@code a}
   * @param number the sample number of the last of them; a jump shows what was skipped
   */
  void readings(String stream, long number, List<Reading> readings);
}
