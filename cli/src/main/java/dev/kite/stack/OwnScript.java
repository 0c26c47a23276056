package dev.kite.stack;

/** Tells the page script's URLs from the page's: its parts have the relay's fixed names. */
final class OwnScript {
  /** What all names begin with: one search for all, so that long texts are read once. */
  private static final String START = "/kite";

  private static final String[] ENDS = {".js", "-drive.js", "-motion.js"};

  private OwnScript() {}

  /** Whether a script is ours. */
  static boolean is(String url) {
    int query = url.indexOf('?');
    int end = query < 0 ? url.length() : query;
    int name = url.lastIndexOf(START, end);
    return name >= 0 && endOfName(url, name) == end && url.indexOf(' ', end) < 0;
  }

  /** Whether one of the places in a text is in a script of ours. */
  static boolean isCalled(String places) {
    for (int at = places.indexOf(START); at >= 0; at = places.indexOf(START, at + 1)) {
      int end = endOfName(places, at);
      if (end >= 0 && end < places.length() && "?:".indexOf(places.charAt(end)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Behind the name of ours that begins at {@code start}; -1 when none does. */
  private static int endOfName(String text, int start) {
    for (var end : ENDS) {
      if (text.startsWith(end, start + START.length())) {
        return start + START.length() + end.length();
      }
    }
    return -1;
  }
}
