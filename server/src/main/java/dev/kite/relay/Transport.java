package dev.kite.relay;

/** A connection, as a room sees it: never blocks and never calls back from inside a call. */
public interface Transport {
  /** The send queue has something. */
  void wake();

  /** Sends what the queue still holds, then closes with {@code closeCode}. */
  void close(int closeCode);
}
