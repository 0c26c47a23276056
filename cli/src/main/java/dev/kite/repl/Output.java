package dev.kite.repl;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where the prompt's own words, results and logs are shown. */
interface Output {

  /** Shows entries, each of which may have several lines, in this order. Any thread may call. */
  void print(List<AttributedString> entries);

  default void print(AttributedString entry) {
    print(List.of(entry));
  }
}
