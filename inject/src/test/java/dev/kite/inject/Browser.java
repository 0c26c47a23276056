package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * One headless Chromium for the whole test run, and the pages it is shown, served from 127.0.0.1,
 * which is a secure context.
 *
 * <p>Tests run one after the other and share the one window: each begins with {@link #open}.
 */
final class Browser {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private static @Nullable Browser shared;

  private final Map<String, Resource> resources = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ChromeDriver driver;

  private record Resource(String text, Map<String, String> headers) {}

  private Browser() {
    for (var needed : new Path[] {CHROMIUM, DRIVER}) {
      if (!Files.isExecutable(needed)) {
        throw new IllegalStateException(
            needed + " is missing: apt-get install -y chromium chromium-driver");
      }
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the test pages", e);
    }
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    driver = new ChromeDriver(options());
    command("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  /** The browser of this test run, started by whoever asks first. */
  static synchronized Browser shared() {
    if (shared == null) {
      shared = new Browser();
    }
    return shared;
  }

  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    // chromedriver gives each run a fresh profile folder of its own.
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP elsewhere.test 127.0.0.1",
        "--lang=en-US");
    return options;
  }

  /** Where the pages are, without a slash at the end. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * From now on answers {@code path}, whatever its query, or a path with a query with this text;
   * the type follows the path's ending.
   */
  void serve(String path, String text) {
    serve(path, text, Map.of());
  }

  void serve(String path, String text, Map<String, String> headers) {
    resources.put(path, new Resource(text, headers));
  }

  /** Loads a page and returns when it has loaded. */
  void open(String path) {
    driver.get(origin() + path);
  }

  /** Loads a page by a name that is not this machine's, which is no secure context. */
  void openElsewhere(String path) {
    driver.get(origin().replace("127.0.0.1", "elsewhere.test") + path);
  }

  /**
   * Loads a page in which {@code script} runs before any script of its own, as an inline one
   * cannot.
   */
  void open(String path, String script) {
    var id =
        driver
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "if (window === top) {" + script + "\n}"))
            .get("identifier");
    try {
      open(path);
    } finally {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", String.valueOf(id)));
    }
  }

  /**
   * The value of an expression in the page: String, Long, Double, Boolean, List, Map or null. Asks
   * the engine itself, so that it works in a page that has broken its built-ins.
   */
  @Nullable Object evaluate(String expression) {
    var answer =
        command(
            "Runtime.evaluate",
            Map.of(
                "expression", "(" + expression + ")",
                "returnByValue", true,
                "allowUnsafeEvalBlockedByCSP", false));
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalArgumentException(expression + ": " + answer.get("exceptionDetails"));
    }
    return ((Map<?, ?>) Objects.requireNonNull(answer.get("result"))).get("value");
  }

  /** Runs statements that call {@code done(value)} within 20 seconds, and returns that value. */
  @Nullable Object await(String statements) {
    return driver.executeAsyncScript("var done = arguments[0];" + statements);
  }

  /** A finger's tap at this place of the window, as trusted as any. */
  void tap(double x, double y) {
    for (var type : List.of("mousePressed", "mouseReleased")) {
      command(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }
  }

  /** Sends a command of the Chrome DevTools Protocol to the page. */
  Map<String, Object> command(String method, Map<String, Object> params) {
    return driver.executeCdpCommand(method, params);
  }

  /**
   * The sources of all scripts but for the last of each, which would start it, and then {@code
   * start}, in one function.
   */
  static String factories(String start) {
    var folder = Path.of("src", "main", "js");
    var files = new LinkedHashSet<String>();
    var script = new StringBuilder("(function () {\n");
    try {
      for (var list : List.of("kite.js.txt", "kite-drive.js.txt", "kite-motion.js.txt")) {
        var names = Files.readAllLines(folder.resolve(list));
        files.addAll(names.subList(0, names.size() - 1));
      }
      for (var name : files) {
        script.append(Files.readString(folder.resolve(name))).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the script's sources are not in " + folder.toAbsolutePath(), e);
    }
    return script.append(start).append("\n})();").toString();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var exact = resources.get(path + "?" + exchange.getRequestURI().getQuery());
      var resource = exact == null ? resources.get(path) : exact;
      if (resource == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var bytes = resource.text().getBytes(UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set(
          "Content-Type",
          (path.endsWith(".js") ? "text/javascript" : "text/html") + "; charset=utf-8");
      resource.headers().forEach(headers::set);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void stop() {
    try {
      driver.quit();
    } catch (WebDriverException e) {
      // It is gone already.
    }
    server.stop(0);
  }
}
