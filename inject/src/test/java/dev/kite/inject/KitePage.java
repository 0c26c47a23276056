package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page that includes the script as it is served, minified, and speaks to a fake relay. */
final class KitePage {
  static final String TAG = "<script src=/kite.js?kp_GXPEXQ16459GJT31ETEX></script>";

  final Browser browser = Browser.shared();

  /** Opens a page whose WebSocket is fake before its first script runs. */
  void open(String html) {
    open(html, Map.of());
  }

  void open(String html, Map<String, String> headers) {
    openAfter(resource(), html, headers);
  }

  /** Opens a page with the browser's own WebSocket. */
  void openUnchanged(String html, Map<String, String> headers) {
    openAfter("", html, headers);
  }

  private void openAfter(String change, String html, Map<String, String> headers) {
    // A page of another kind first: the same address again would be a reload.
    browser.serve("/empty.html", "<!doctype html>");
    browser.open("/empty.html");
    browser.evaluate("sessionStorage.clear()");
    serve(html, headers);
    browser.open("/page.html", WATCH + change);
  }

  /** Loads the page again, with what its tab remembers. */
  void reload() {
    browser.open("/page.html", WATCH + resource());
  }

  private void serve(String html, Map<String, String> headers) {
    browser.serve("/kite.js", new String(Script.load().bytes(), UTF_8));
    browser.serve(
        "/kite.js?kp_GXPEXQ16459GJT31ETEX&drive", new String(Script.drive().bytes(), UTF_8));
    browser.serve(
        "/kite.js?kp_GXPEXQ16459GJT31ETEX&motion", new String(Script.motion().bytes(), UTF_8));
    browser.serve("/page.html", "<!doctype html><title>Page</title>" + html, headers);
  }

  /** A script element that makes the WebSocket of a frame fake. */
  static String fakeSocket() {
    return "<script>" + resource() + "</script>";
  }

  /** Waits until a condition holds in the page, for at most 20 seconds. */
  void until(String condition) {
    browser.await(
        "(function look() { if ("
            + condition
            + ") { done(); } else { setTimeout(look, 5); } })();");
  }

  /** Waits until a frame was sent that contains all of these texts, and returns it. */
  String frame(String... parts) {
    var match =
        "wire.filter(function (frame) { return "
            + List.of(parts).stream()
                .map(part -> "frame.indexOf('" + part + "') >= 0")
                .reduce("true", (all, one) -> all + " && " + one)
            + "; })[0]";
    until(match);
    return String.valueOf(value(match));
  }

  @Nullable Object value(String expression) {
    return browser.evaluate(expression);
  }

  /** All that was sent, one frame a text. */
  List<String> frames() {
    return value("wire.slice()") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The errors that the page heard of and the warnings in its console. */
  List<String> complaints() {
    return value("complaints") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static final String WATCH =
      """
      window.complaints = [];
      addEventListener('error', function (event) {
        event.message && complaints.push(event.message);
      });
      console.warn = function (text) { complaints.push(text); };
      """;

  private static String resource() {
    try (var in = KitePage.class.getResourceAsStream("fake-socket.js")) {
      if (in == null) {
        throw new IllegalStateException("fake-socket.js is missing from the test resources");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("fake-socket.js", e);
    }
  }
}
