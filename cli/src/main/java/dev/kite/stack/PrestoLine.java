package dev.kite.stack;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads lines of {@code error.stacktrace} in Opera 10 to 12, like {@code called from line 7, column
 * 8 in pay(card) in http://shop.test/app.js:}.
 */
final class PrestoLine {
  private static final int LONGEST = 4096;

  private static final Pattern LINE =
      Pattern.compile(
          "(?:Error thrown at|called (?:from|via [^ ]{1,60} from)) line (\\d{1,9}), column (\\d{1,9})"
              + "(?: in (.{1,300}?)\\([^()]{0,300}\\))? in ([^ ]+):");

  private static final Pattern ANONYMOUS = Pattern.compile("<anonymous function(?:: ([^>]+))?>");

  private PrestoLine() {}

  static Optional<ParsedFrame> of(String line) {
    if (line.length() > LONGEST || !line.contains(" line ")) {
      return Optional.empty();
    }
    var fits = LINE.matcher(line.strip());
    if (!fits.matches()) {
      return Optional.empty();
    }
    var place =
        new Place(fits.group(4), Integer.parseInt(fits.group(1)), Integer.parseInt(fits.group(2)));
    return Optional.of(ParsedFrame.at(fits.group(3) == null ? "" : named(fits.group(3)), place));
  }

  /** Presto calls a function {@code <anonymous function: run>} when it guesses its name. */
  static String named(String function) {
    var anonymous = ANONYMOUS.matcher(function);
    if (!anonymous.matches()) {
      return function;
    }
    return anonymous.group(1) == null ? "" : anonymous.group(1);
  }
}
