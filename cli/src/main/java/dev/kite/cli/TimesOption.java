package dev.kite.cli;

import dev.kite.repl.TimeColumn;
import picocli.CommandLine.Option;

/** {@code --time}: entries say when they were made. */
final class TimesOption {
  @Option(names = "--time", description = "Show when each entry was made, by the page's clock.")
  private boolean shown;

  TimeColumn column() {
    var times = TimeColumn.local();
    return shown ? times.show() : times;
  }
}
