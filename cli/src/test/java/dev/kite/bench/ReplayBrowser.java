package dev.kite.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** A page in headless Chromium that keeps what its own listeners get, and when. */
final class ReplayBrowser implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final String SCRIPT =
      """
      var times, values, count, real, between;
      function begin(samples) {
        times = new Float64Array(samples + 1000);
        values = new Float64Array(times.length * 10);
        count = real = between = 0;
      }
      function heard(array, length) {
        var bytes = new Uint8Array(array.buffer, 0, length * 8);
        var text = '';
        for (var i = 0; i < bytes.length; i++) {
          text += String.fromCharCode(bytes[i]);
        }
        return btoa(text);
      }
      begin(0);
      addEventListener('devicemotion', function (event) {
        var now = performance.now();
        if (event.isTrusted) {
          between++;
          return;
        }
        // Those ahead of the first sample came while the page was still free to have them.
        real += count ? between : 0;
        between = 0;
        var a = event.acceleration, g = event.accelerationIncludingGravity, r = event.rotationRate;
        values.set(
          [a.x, a.y, a.z, g.x, g.y, g.z, r.alpha, r.beta, r.gamma, event.interval], count * 10);
        times[count++] = now;
      });
      function chain(rate, samples, done) {
        begin(samples);
        var start = performance.now();
        (function next() {
          var now = performance.now();
          while (count < samples && now >= start + count * 1000 / rate) {
            times[count++] = now;
          }
          if (count < samples) {
            setTimeout(next, start + count * 1000 / rate - now);
          } else {
            done(start);
          }
        })();
      }
      function messages(url, samples, done) {
        begin(samples);
        var socket = new WebSocket(url);
        socket.onmessage = function (event) {
          var now = performance.now();
          JSON.parse(event.data);
          times[count++] = now;
          if (count === samples) {
            socket.close();
            done(0);
          }
        };
      }
      """;

  private final HttpServer site;
  private final ChromeDriver driver;

  private ReplayBrowser(HttpServer site, ChromeDriver driver) {
    this.site = site;
    this.driver = driver;
  }

  /** Opens a page with this script tag as its first. */
  static ReplayBrowser open(String tag) throws IOException {
    var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var html = "<!doctype html><title>Bench</title>" + tag + "<script>" + SCRIPT + "</script>";
    site.createContext(
        "/",
        exchange -> {
          var bytes = html.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    site.start();
    // Else Selenium looks for a driver to download.
    System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
    var driver = new ChromeDriver(options());
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    driver.get("http://127.0.0.1:" + site.getAddress().getPort() + "/");
    return new ReplayBrowser(site, driver);
  }

  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    // chromedriver gives each run a fresh profile folder of its own.
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    return options;
  }

  /** Has another tab in front of the page during the work. */
  void whileHidden(BusyProcesses.Work work) throws Exception {
    var tab = driver.executeCdpCommand("Target.createTarget", Map.of("url", "about:blank"));
    awaitHidden(true);
    work.run();
    driver.executeCdpCommand(
        "Target.closeTarget", Map.of("targetId", String.valueOf(tab.get("targetId"))));
    awaitHidden(false);
  }

  boolean isHidden() {
    return Boolean.TRUE.equals(driver.executeScript("return document.hidden"));
  }

  private void awaitHidden(boolean hidden) {
    Awaitility.await("the page being hidden: " + hidden)
        .atMost(DEADLINE)
        .until(() -> isHidden() == hidden);
  }

  /** Forgets what was heard; room for so many samples is made. */
  void begin(int samples) {
    driver.executeScript("begin(arguments[0])", samples);
  }

  /** When each sample came, on the page's clock. */
  double[] times() {
    return doubles("heard(times, count)");
  }

  /** The values of all samples, one after the other. */
  double[] values() {
    return doubles("heard(values, count * 10)");
  }

  /** How many events came between the samples that nobody replayed. */
  long realEvents() {
    return ((Number) driver.executeScript("return real")).longValue();
  }

  /** Runs a plain chain of timers; the lateness of each in ms. */
  double[] chain(int rate, int samples) {
    var start =
        ((Number)
                driver.executeAsyncScript(
                    "chain(arguments[0], arguments[1], arguments[2])", rate, samples))
            .doubleValue();
    var late = times();
    for (int i = 0; i < late.length; i++) {
      late[i] -= start + i * 1000.0 / rate;
    }
    return late;
  }

  /** Hears so many messages of a WebSocket; when each came, on the page's clock. */
  double[] messages(String url, int samples) {
    driver.executeAsyncScript("messages(arguments[0], arguments[1], arguments[2])", url, samples);
    return times();
  }

  private double[] doubles(String expression) {
    var bytes =
        Base64.getDecoder().decode(String.valueOf(driver.executeScript("return " + expression)));
    var doubles = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    var all = new double[doubles.remaining()];
    doubles.get(all);
    return all;
  }

  @Override
  public void close() {
    driver.quit();
    site.stop(0);
  }
}
