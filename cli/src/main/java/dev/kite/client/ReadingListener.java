package dev.kite.client;

import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.List;

/** Hears the live readings of one target; called like {@link ConnectionListener}. */
public interface ReadingListener {

  /**
   * The newest readings of a stream.
   *
   * @param number the sample number of the last of them; a jump shows what was skipped
   */
  void readings(SensorStream stream, long number, List<Reading> readings);
}
