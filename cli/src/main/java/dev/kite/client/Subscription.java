package dev.kite.client;

/** Something that goes on until it is closed; closing twice does nothing. */
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
