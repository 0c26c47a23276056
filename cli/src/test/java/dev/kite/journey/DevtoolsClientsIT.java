package dev.kite.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of the Chrome DevTools Protocol as they come from npm, on Chromium itself, to show that
 * what is asked is fair, and then on {@code kite devtools}. What they must see stands in {@code
 * src/test/npm}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevtoolsClientsIT {
  private Path folder;
  private ServedPages served;

  @BeforeAll
  void serveTwoPages(@TempDir Path scratch) throws Exception {
    folder = scratch;
    served = ServedPages.start(folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chrome-remote-interface.js", "puppeteer.js", "playwright.js"})
  void clientWorksAsWithChromiumItself(String script) throws Exception {
    NodeScript.passes(folder, script, served.chromium());
    NodeScript.passes(folder, script, served.endpoint());
  }

  @Test
  void endpointAnswersOnlyWhomItShould() throws Exception {
    NodeScript.passes(folder, "endpoint.js", served.endpoint());
  }

  @Test
  void clientsAreToldThatPageHasGone() throws Exception {
    try (var closing = ServedPages.start(Files.createTempDirectory(folder, "closing"))) {
      NodeScript.passes(folder, "leaving.js", closing.endpoint(), closing.chromium());
    }
  }
}
