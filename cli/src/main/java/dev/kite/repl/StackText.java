package dev.kite.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the raw text of an error's stack, as V8, SpiderMonkey and JavaScriptCore write it.
 *
 * <p>The page script's own frames are left out everywhere: the user called {@code console.log}, not
 * what stands behind it.
 */
final class StackText {
  private static final Pattern V8 =
      Pattern.compile(
          "\\s+at (?:(?<function>.{0,300}?) \\((?<place>.*)\\)|(?<bare>.*:\\d+|<anonymous>))");

  /** One unbounded part a pattern: a page may send 64 KiB that almost fit. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\s{0,8}(?<function>[^@\\n]{0,300})@(?<place>"
              + "(?:[a-z][a-z0-9+.-]{1,20}:|<anonymous|debugger eval code).*:\\d{1,9}|\\[native code])");

  private static final Pattern PLACE =
      Pattern.compile("(?<url>.*?)(?::(?<line>\\d{1,9}))?(?::(?<column>\\d{1,9}))?");

  /** What eval'd code says of itself in V8: where eval was called, then its own place. */
  private static final Pattern EVAL = Pattern.compile("eval at .*, (?<own>[^,]*)");

  private static final Pattern OWN_SCRIPT = Pattern.compile(".*/kite\\.js(?:\\?.*)?");

  /** One call on the stack; line and column count from 1, 0 is unknown. */
  record Frame(String function, String url, int line, int column) {

    /** Like {@code app.js:3:9}. */
    String place() {
      var place = new StringBuilder(shortUrl(url));
      if (line > 0) {
        place.append(':').append(line);
      }
      if (column > 0) {
        place.append(':').append(column);
      }
      return place.toString();
    }

    /** As V8 writes it, whichever engine it came from. */
    String text() {
      return "    at " + (function.isEmpty() ? place() : function + " (" + place() + ")");
    }

    private boolean ofOwnScript() {
      return OWN_SCRIPT.matcher(url).matches();
    }
  }

  private StackText() {}

  /** The calls on the stack, innermost first. */
  static List<Frame> frames(String raw) {
    var frames = new ArrayList<Frame>();
    raw.lines().forEach(line -> frame(line).ifPresent(frames::add));
    frames.removeIf(Frame::ofOwnScript);
    return List.copyOf(frames);
  }

  /** Where the innermost call stands, empty when the stack does not say. */
  static String source(String raw) {
    return frames(raw).stream()
        .filter(frame -> frame.line() > 0)
        .findFirst()
        .map(Frame::place)
        .orElse("");
  }

  /** The same text with its frames rewritten in V8's form with short URLs; other lines stay. */
  static String shorten(String text) {
    var lines = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      var frame = frame(line);
      if (frame.isEmpty()) {
        lines.add(line);
      } else if (!frame.get().ofOwnScript()) {
        lines.add(frame.get().text());
      }
    }
    return String.join("\n", lines);
  }

  /** The last part of a URL's path, as DevTools shows it. */
  static String shortUrl(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return url.length() <= 60 ? url : url.substring(0, 59) + "…";
    }
    var path = url.substring(scheme + 3).replaceFirst("[?#].*", "");
    if (!path.contains("/")) {
      return path;
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "(index)" : name;
  }

  private static Optional<Frame> frame(String line) {
    var v8 = V8.matcher(line);
    if (v8.matches()) {
      var function = v8.group("function");
      return function == null
          ? Optional.of(at("", v8.group("bare")))
          : Optional.of(at(function, v8.group("place")));
    }
    var other = OTHERS.matcher(line);
    return other.matches()
        ? Optional.of(at(other.group("function"), other.group("place")))
        : Optional.empty();
  }

  private static Frame at(String function, String place) {
    var eval = EVAL.matcher(place);
    var own = PLACE.matcher(eval.matches() ? eval.group("own") : place);
    if (!own.matches()) {
      return new Frame(function, place, 0, 0);
    }
    return new Frame(
        function, own.group("url"), number(own.group("line")), number(own.group("column")));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
