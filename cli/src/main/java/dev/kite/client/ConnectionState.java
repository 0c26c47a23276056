package dev.kite.client;

import dev.kite.protocol.Role;
import java.time.Duration;

/** What has become of the connection to the relay. */
public sealed interface ConnectionState {

  /** It is up again; {@code sameLog} is false when the relay was restarted and forgot its log. */
  record Connected(Role role, boolean sameLog) implements ConnectionState {}

  /** The connection broke; the next attempt is made after {@code retryIn}. */
  record Lost(String why, Duration retryIn) implements ConnectionState {}

  /** No further attempt is made: the relay refuses the key, or sent this console away. */
  record Stopped(String why) implements ConnectionState {}

  /** It was closed here. */
  record Closed() implements ConnectionState {}
}
