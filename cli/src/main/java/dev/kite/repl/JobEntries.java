package dev.kite.repl;

import java.util.function.Consumer;

/** What jobs have to say, from their own threads, until the prompt is left. */
final class JobEntries implements Consumer<Entry> {
  private final Consumer<Entry> entries;
  private boolean ended;

  JobEntries(Consumer<Entry> entries) {
    this.entries = entries;
  }

  /** The lock keeps the last entry from a terminal that is being closed. */
  @Override
  public synchronized void accept(Entry entry) {
    if (!ended) {
      entries.accept(entry);
    }
  }

  /** Nothing is said behind this. */
  synchronized void end() {
    ended = true;
  }
}
