package dev.kite.http;

/** One WebSocket connection of a {@link LocalServer}. Its methods may be called on any thread. */
public interface LocalSocket {
  /**
   * Queues a text message.
   *
   * @return false when the peer has left, or reads so slowly that its queue is full: it is sent
   *     away then
   */
  boolean send(String text);

  /** Sends what is queued, then closes normally. */
  void close();

  /** Hears what comes over a connection, on its I/O thread. */
  interface Listener {
    /**
     * Takes one text message.
     *
     * @return for how many ms the connection must stop reading, 0 to go on
     */
    long received(String text);

    /** The connection is gone; called once. */
    void closed();
  }
}
