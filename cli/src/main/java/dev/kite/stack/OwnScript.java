package dev.kite.stack;

/** Tells the page script's URLs from the page's: both halves have the relay's fixed names. */
final class OwnScript {
  private static final String[] NAMES = {"/kite.js", "/kite-drive.js"};

  private OwnScript() {}

  /** Whether a script is ours. */
  static boolean is(String url) {
    return endOfName(url, 0) == url.length() || isQueried(url);
  }

  private static boolean isQueried(String url) {
    int end = endOfName(url, 0);
    return end > 0 && url.charAt(end) == '?' && url.indexOf(' ', end) < 0;
  }

  /** Whether one of the places in a text is in a script of ours. */
  static boolean isCalled(String places) {
    for (int end = endOfName(places, 0); end >= 0; end = endOfName(places, end)) {
      if (end < places.length() && (places.charAt(end) == '?' || places.charAt(end) == ':')) {
        return true;
      }
    }
    return false;
  }

  /** Behind the first name of ours that stands at {@code from} or later; -1 when none does. */
  private static int endOfName(String text, int from) {
    int first = -1;
    for (var name : NAMES) {
      int at = text.indexOf(name, from);
      if (at >= 0 && (first < 0 || at + name.length() < first)) {
        first = at + name.length();
      }
    }
    return first;
  }
}
