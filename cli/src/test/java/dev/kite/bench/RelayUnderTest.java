package dev.kite.bench;

import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.relay.Limits;
import java.io.IOException;
import java.util.logging.LogManager;

/** The measured process: says its port, and ends when its input ends. */
final class RelayUnderTest {
  private static final Limits.Rate NO_RATE = new Limits.Rate(1_000_000_000, 1_000_000_000);

  private RelayUnderTest() {}

  public static void main(String[] args) throws IOException, RelayStartException {
    LogManager.getLogManager().reset();
    if (args[0].equals("naive")) {
      var naive = RelayNaive.start();
      System.out.println(naive.port());
      awaitEnd();
      naive.close();
    } else {
      var kite = RelayServer.start(RelayConfig.local(Script.load()).withLimits(withoutRates()));
      System.out.println(kite.port());
      awaitEnd();
      kite.close();
    }
  }

  // Everything stands as it is shipped but how fast a page may send.
  private static Limits withoutRates() {
    return Limits.defaults().withRates(new Limits.Rates(NO_RATE, NO_RATE, NO_RATE, 64));
  }

  private static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is said to it: only the end counts.
    }
  }
}
