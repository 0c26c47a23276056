package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.stack.ScriptServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page whose script was built from TypeScript by esbuild and terser. */
class SourceMapsIT {
  private static final Path SHOP = Path.of("src", "test", "resources", "maps", "shop", "js");

  @TempDir private Path folder;

  @Test
  void everyPlaceIsTheOneInTheSources() throws Exception {
    var home = new Home(folder);
    try (var server = new ScriptServer();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home);
        var json = KiteProcess.start(home, "tail", "--json");
        var text = KiteProcess.start(home, "tail");
        var built = KiteProcess.start(home, "tail", "--no-maps");
        var prompt = Terminal.start(folder, home.environment(), home.kite("attach"))) {
      for (var name : new String[] {"app.min.js", "app.min.js.map"}) {
        server.answer("/js/" + name, Files.readString(SHOP.resolve(name)));
      }
      server.answer(
          "/",
          "<!DOCTYPE html><title>Shop</title>"
              + home.scriptTag()
              + "<script src=/js/app.min.js></script>");
      phone.open(server.url("/"));

      json.awaitLine("the error", line -> line.contains("\"uncaught\""));
      var log = Entries.of(json).stream().filter(e -> e.toString().contains("due")).findFirst();
      assertThat(log.orElseThrow().getAsJsonArray("stack").get(0).getAsJsonObject().get("source"))
          .hasToString(
              "{\"url\":\"%s\",\"path\":\"src/cart.ts\",\"line\":9,\"column\":11,\"name\":\"checkout\",\"ignored\":false}"
                  .formatted(server.url("/src/cart.ts")));

      text.awaitLine("the place", line -> line.matches("due 7 +src/cart\\.ts:9:11"));
      text.awaitLine("the stack", line -> line.contains("at refuse (src/cart.ts:16:9)"));
      built.awaitLine("the built place", line -> line.matches("due 7 +app\\.min\\.js:1:\\d+"));
      prompt.await("src/cart.ts:9:11");
      prompt.await("at start (src/main.ts:6:3)");
      prompt.press("C-d");
      assertThat(prompt.awaitExit()).isZero();
      assertThat(relay.errors()).isEmpty();
      // The browser and three consoles; the one without maps asks for nothing.
      assertThat(server.asked()).filteredOn("/js/app.min.js"::equals).hasSize(4);
    }
  }
}
