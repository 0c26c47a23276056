package dev.kite.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves a checkout of the web-platform-tests from loopback. Each page begins with kite's tag. */
final class PlatformSite implements AutoCloseable {
  private static final Pattern META = Pattern.compile("// META: script=(\\S+)");
  private static final Pattern HEADER = Pattern.compile("([\\w-]+): *(.*)");
  private static final Pattern TEST_SCRIPT = Pattern.compile("(.*)\\.window\\.html");

  /** What the pages ask of whoever runs them; called on the server's threads, and may wait. */
  interface Driver {
    /** Answers a question of the page at {@code url} to its vendor hook with JSON. */
    String ask(String url, String method, String json);
  }

  private final Path folder;
  private final String tag;
  private final Driver driver;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  PlatformSite(Path folder, String tag, Driver driver) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.tag = tag;
    this.driver = driver;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::file);
    server.createContext("/kite/driver/", this::ask);
    server.createContext("/resources/testdriver-vendor.js", PlatformSite::own);
    server.createContext("/resources/testharnessreport.js", PlatformSite::own);
    server.setExecutor(threads);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + port();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void file(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var script = TEST_SCRIPT.matcher(path);
    headers(exchange);
    if (script.matches()) {
      answer(exchange, "text/html", tagged(around(script.group(1) + ".window.js")));
    } else if (path.endsWith(".html")) {
      answer(exchange, "text/html", tagged(text(path)));
    } else {
      answer(exchange, path.endsWith(".js") ? "text/javascript" : "text/plain", text(path));
    }
  }

  /** A file's text, empty when there is none, with the addresses that their server fills in. */
  private String text(String path) throws IOException {
    var file = folder.resolve(path.substring(1)).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return "";
    }
    // Loopback names are as good as https: no certificate is needed.
    return Files.readString(file, UTF_8)
        .replaceAll("https://\\{\\{(?:domains\\[\\w+\\]|host)}}:", "http://other.localhost:")
        .replace("{{ports[https][0]}}", Integer.toString(port()));
  }

  /** The page that their server makes of a test that is a script alone. */
  private String around(String path) throws IOException {
    var script = text(path);
    var page = new StringBuilder("<!DOCTYPE html><meta charset=utf-8>");
    page.append("<script src=/resources/testharness.js></script>");
    page.append("<script src=/resources/testharnessreport.js></script>");
    META.matcher(script)
        .results()
        .forEach(it -> page.append("<script src=").append(it.group(1)).append("></script>"));
    return page.append("<div id=log></div><script>").append(script).append("</script>").toString();
  }

  private String tagged(String page) {
    return "<!DOCTYPE html>" + tag + page;
  }

  private void ask(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = path.substring(path.lastIndexOf('/') + 1);
    var json = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var url = exchange.getRequestHeaders().getFirst("Referer");
    answer(exchange, "application/json", driver.ask(url, method, json));
  }

  private static void own(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    try (var in =
        PlatformSite.class.getResourceAsStream(
            "/platform" + path.substring(path.lastIndexOf('/')))) {
      answer(exchange, "text/javascript", new String(in.readAllBytes(), UTF_8));
    }
  }

  private void headers(HttpExchange exchange) throws IOException {
    text(exchange.getRequestURI().getPath() + ".headers")
        .lines()
        .map(HEADER::matcher)
        .filter(Matcher::matches)
        .forEach(it -> exchange.getResponseHeaders().set(it.group(1), it.group(2)));
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
