package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with the un-minified parts of the channel, and with fakes for what is around them: {@code
 * fake-relay.js} and {@code interleavings.js}.
 */
final class ChannelPage {
  private final Browser browser = Browser.shared();

  ChannelPage() {
    // Evaluates a function's text among the factories, which no page can see.
    var door = "window.inside = function (test) { return eval('(' + test + ')')(); };";
    browser.serve(
        "/channel.js",
        Browser.factories(resource("fake-relay.js") + resource("interleavings.js") + door));
    browser.serve("/channel.html", "<!doctype html><script src=/channel.js></script>");
    browser.open("/channel.html");
  }

  /** Runs statements that see the factories and the fakes, and returns what they return. */
  @Nullable Object run(String statements) {
    return browser.evaluate("inside(function () {" + statements + "\n})");
  }

  /** The list that statements return, as texts. */
  List<String> texts(String statements) {
    return run(statements) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of("no list was returned");
  }

  private static String resource(String name) {
    try (var in = ChannelPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the test resources");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
