package dev.kite.client;

import dev.kite.protocol.ConsoleHello.From;
import dev.kite.protocol.ConsoleWelcome;

/** Where in the room log a session is, so that a new connection goes on there. */
final class Cursor {
  private From from;
  private String log = "";

  Cursor(Backlog backlog) {
    from = backlog.entries() == 0 ? new From.New() : new From.Last(backlog.entries());
  }

  From from() {
    return from;
  }

  /** Notes which log it is; returns whether it is another one than before. */
  boolean welcomed(ConsoleWelcome welcome) {
    boolean first = log.isEmpty();
    boolean other = !first && !log.equals(welcome.log());
    log = welcome.log();
    if (other) {
      from = new From.After(log, 0);
    } else if (first && (from instanceof From.New || welcome.position() == 0)) {
      from = new From.After(log, welcome.position());
    }
    return other;
  }

  void passed(long position) {
    if (position > 0) {
      from = new From.After(log, position);
    }
  }
}
