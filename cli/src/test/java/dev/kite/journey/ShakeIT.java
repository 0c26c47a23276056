package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.kite.client.testing.KiteExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** A game counts shakes; a recorded shake is replayed into it. */
class ShakeIT {
  private static final Path SHAKE = Path.of("src/test/resources/shake.kite.jsonl");

  /** The game; kite's tag is the first script of its head. */
  private static final String GAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Game</title>%s</head>
      <script>
        var shakes = 0;
        var last = 0;
        window.addEventListener('devicemotion', function (event) {
          var x = event.accelerationIncludingGravity.x;
          if (Math.abs(x) > 15 && Math.abs(last) <= 15) {
            console.log('shaken', ++shakes);
          }
          last = x;
        });
      </script>
      </html>
      """;

  @RegisterExtension final KiteExtension kite = new KiteExtension();

  private HttpServer server;
  private WebDriver browser;

  @BeforeEach
  void openGame() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/game",
        exchange -> {
          var page = GAME.formatted(kite.scriptTag()).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    browser = browser();
    browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/game");
  }

  private static WebDriver browser() {
    // Without these places Selenium looks for a browser and its driver, and may download them.
    System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    // Root, as in a container, has no sandbox.
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu");
    return new ChromeDriver(options);
  }

  @AfterEach
  void closeGame() {
    browser.quit();
    server.stop(0);
  }

  @Test
  void threeShakesAreCounted() {
    var game = kite.target("Game");

    var report = game.replay(SHAKE);

    assertEquals(0, report.stalls());
    assertEquals(90, report.samples());
    assertEquals(3, game.evaluate("shakes").getAsInt());
    assertEquals("shaken 3", game.awaitLog("shaken 3").text());
  }
}
