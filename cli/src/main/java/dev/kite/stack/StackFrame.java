package dev.kite.stack;

import java.util.List;
import java.util.Set;

/**
 * One call on a stack.
 *
 * @param function its name as the engine writes it, like {@code async pay} or {@code new Cart}; or
 *     empty
 * @param url of its script, {@code <anonymous>} or {@code [native code]}
 * @param line from 1, 0 when it is not known, like the column
 */
public record StackFrame(String function, String url, int line, int column) {

  /** For an awaited function without a name V8 says no more than that. */
  private static final String ASYNC = "async";

  private static final Set<String> OUTERMOST =
      Set.of("global code", "module code", "eval code", "Global code", "Eval code");

  private static final Set<String> NAMELESS =
      Set.of("<anonymous>", "Anonymous function", "anonymous", ASYNC);

  /**
   * The function's own name, like the {@code functionName} of a call frame: {@code pay} for {@code
   * async Object.pay [as run]}, empty for code outside functions and functions without a name.
   */
  public String name() {
    if (OUTERMOST.contains(function)) {
      return "";
    }
    int alias = function.lastIndexOf(" [as ");
    var name = alias < 0 ? function : function.substring(0, alias);
    name = name.substring(name.lastIndexOf('*') + 1);
    for (var how : List.of("async ", "new ")) {
      name = name.startsWith(how) ? name.substring(how.length()) : name;
    }
    int computed = name.indexOf("[Symbol.");
    name = computed >= 0 ? name.substring(computed) : name.substring(name.lastIndexOf('.') + 1);
    return NAMELESS.contains(name) ? "" : name;
  }

  /** Whether it is the engine's own code, which has no place. */
  public boolean ofEngine() {
    return line == 0;
  }

  /** Like {@code app.js:3:9}. */
  public String place() {
    return at(shortUrl(url));
  }

  /** As V8 writes it, whichever engine it came from, with a short URL. */
  public String text() {
    return line(place());
  }

  /** As V8 writes it, with the whole URL, so that it can be read again. */
  String raw() {
    return line(at(url.replace(" ", "%20")));
  }

  private String at(String name) {
    return name + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
  }

  private String line(String place) {
    boolean nameless = function.isEmpty() || function.equals(ASYNC);
    var bare = function.isEmpty() ? place : ASYNC + " " + place;
    return "    at " + (nameless ? bare : function + " (" + place + ")");
  }

  /** The last part of a URL's path, as DevTools shows it. */
  public static String shortUrl(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return url.length() <= 60 ? url : "…" + url.substring(url.length() - 59);
    }
    var path = url.substring(scheme + 3).replaceFirst("[?#].*", "");
    if (!path.contains("/")) {
      return path;
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "(index)" : name;
  }
}
