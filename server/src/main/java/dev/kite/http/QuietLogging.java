package dev.kite.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Silences the loggers of the HTTP server: what a user must know is said by kite itself.
 *
 * <p>The loggers are held, because the JDK forgets the level of one that nobody holds.
 */
final class QuietLogging {
  private static final List<Logger> HELD =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss"));

  private QuietLogging() {}

  /** Must run before the first class of the server is loaded. */
  static void apply() {
    // JBoss Logging would take log4j or slf4j when it finds one on the class path.
    System.setProperty("org.jboss.logging.provider", "jdk");
    HELD.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
