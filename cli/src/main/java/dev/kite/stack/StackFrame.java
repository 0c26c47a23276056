package dev.kite.stack;

/**
 * One call on a stack.
 *
 * @param function its name as the engine writes it, like {@code async pay} or {@code new Cart}; or
 *     empty
 * @param url of its script, {@code <anonymous>} or {@code [native code]}
 * @param line from 1, 0 when it is not known, like the column
 */
public record StackFrame(String function, String url, int line, int column) {

  /** Whether it is the engine's own code, which has no place. */
  public boolean ofEngine() {
    return line == 0;
  }

  /** Like {@code app.js:3:9}. */
  public String place() {
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
  public String text() {
    return "    at " + (function.isEmpty() ? place() : function + " (" + place() + ")");
  }

  /** The last part of a URL's path, as DevTools shows it. */
  public static String shortUrl(String url) {
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
}
