package dev.kite.repl;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Target;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * Writes what a connection hears as plain lines, for pipes and files.
 *
 * <p>A line begins with its level's word ({@code error: }), unless it is an ordinary log, and with
 * the target's name when there are several; what belongs to the same entry is indented below it.
 */
public final class PlainConsole implements ConnectionListener {
  private final ConsoleRenderer renderer;
  private final Consumer<String> lines;

  /**
   * @param targets those that are known, for their names
   * @param lines takes each entry, which may have several lines, without the last newline
   */
  public PlainConsole(Supplier<List<Target>> targets, Consumer<String> lines) {
    this(targets, lines, TimeColumn.local());
  }

  /** The same with the time before each entry, when {@code times} shows it. */
  public PlainConsole(Supplier<List<Target>> targets, Consumer<String> lines, TimeColumn times) {
    this.renderer = new ConsoleRenderer(Look.plain(times), targets);
    this.lines = lines;
  }

  @Override
  public void event(PageEvent event) {
    renderer.event(event).map(AttributedString::toString).ifPresent(lines);
  }

  @Override
  public void gap(Gap gap) {
    lines.accept(renderer.gap(gap).toString());
  }

  @Override
  public void notice(Notice notice) {
    renderer.notice(notice).map(AttributedString::toString).ifPresent(lines);
  }

  @Override
  public void trimmed(long from, long to) {
    lines.accept(renderer.trimmed(from, to).toString());
  }

  @Override
  public void state(ConnectionState state) {
    renderer.state(state).map(AttributedString::toString).ifPresent(lines);
  }
}
