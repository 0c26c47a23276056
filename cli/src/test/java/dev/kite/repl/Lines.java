package dev.kite.repl;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Keeps what is shown, as plain text. */
final class Lines implements Output {
  final List<String> printed = new ArrayList<>();
  final List<String> said = new ArrayList<>();

  @Override
  public synchronized void print(List<AttributedString> entries) {
    entries.forEach(entry -> printed.add(entry.toString()));
  }

  @Override
  public synchronized void say(AttributedString entry) {
    said.add(entry.toString());
  }
}
