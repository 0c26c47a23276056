package dev.kite.client;

import dev.kite.protocol.Role;
import java.time.Duration;

/** What has become of the connection to the relay. */
public sealed interface ConnectionState {

  /** The relay answered; {@code sameLog} is false when it was restarted and forgot its log. */
  record Connected(Role role, boolean sameLog) implements ConnectionState {}

  /** The connection broke; the next attempt is made after {@code retryIn}. */
  record Lost(String why, Duration retryIn) implements ConnectionState {}

  /** No further attempt is made: the key is refused, or the connection was closed here. */
  record Stopped(String why) implements ConnectionState {}
}
