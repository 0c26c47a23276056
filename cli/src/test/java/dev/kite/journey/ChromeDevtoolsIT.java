package dev.kite.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chrome's own DevTools, opened on the desk on a page in the hand. */
class ChromeDevtoolsIT {
  @TempDir private Path folder;

  @Test
  void showExpandAndEvaluateAsOnOneOfTheirOwn() throws Exception {
    try (var served = ServedPages.start(folder);
        var desk = Phone.start(folder)) {
      NodeScript.passes(folder, "front-end.js", served.endpoint(), desk.debuggerAddress());
    }
  }
}
