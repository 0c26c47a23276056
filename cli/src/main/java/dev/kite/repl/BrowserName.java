package dev.kite.repl;

import java.util.List;
import java.util.regex.Pattern;

/** Guesses a short name from a user agent: {@code Chrome 156, Android}. Remote text. */
public final class BrowserName {
  private record Sign(String name, Pattern pattern) {}

  /** In this order, since most browsers claim to be those further down as well. */
  private static final List<Sign> BROWSERS =
      List.of(
          sign("Edge", "Edg(?:e|A|iOS)?/(\\d+)"),
          sign("Opera", "OPR/(\\d+)"),
          sign("Samsung Internet", "SamsungBrowser/(\\d+)"),
          sign("Firefox", "(?:Firefox|FxiOS)/(\\d+)"),
          sign("Chrome", "(?:HeadlessChrome|Chrome|CriOS)/(\\d+)"),
          sign("Safari", "Version/(\\d+).*Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          sign("iPhone", "iPhone"),
          sign("iPad", "iPad"),
          sign("Android", "Android"),
          sign("Windows", "Windows"),
          sign("macOS", "Mac OS X"),
          sign("Linux", "Linux|X11"));

  private BrowserName() {}

  /** Empty when it is none that is known. */
  public static String of(String userAgent) {
    var browser = "";
    for (var sign : BROWSERS) {
      var match = sign.pattern().matcher(userAgent);
      if (match.find()) {
        browser = sign.name() + " " + match.group(1);
        break;
      }
    }
    var system =
        SYSTEMS.stream().filter(sign -> sign.pattern().matcher(userAgent).find()).findFirst();
    if (browser.isEmpty() || system.isEmpty()) {
      return browser + system.map(Sign::name).orElse("");
    }
    return browser + ", " + system.get().name();
  }

  private static Sign sign(String name, String pattern) {
    return new Sign(name, Pattern.compile(pattern));
  }
}
