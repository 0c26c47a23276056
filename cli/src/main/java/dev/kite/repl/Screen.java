package dev.kite.repl;

import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal: entries scroll by, and below them stands either the line being typed or a view that
 * is redrawn in place.
 *
 * <p>May be used from any thread; one writes at a time.
 */
final class Screen implements Output {
  private final Terminal terminal;
  private final LineReader reader;
  private final Display display;
  private List<AttributedString> view = List.of();

  Screen(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
    this.display = new Display(terminal, false);
  }

  @Override
  public synchronized void print(List<AttributedString> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var block = AttributedString.join(new AttributedString("\n"), entries);
    if (view.isEmpty()) {
      reader.printAbove(block);
      return;
    }
    draw(List.of());
    terminal.writer().println(block.toAnsi(terminal));
    draw(view);
  }

  @Override
  public void say(AttributedString entry) {
    print(List.of(entry));
  }

  /** Shows {@code lines} below everything, in place of the ones before. */
  synchronized void show(List<AttributedString> lines) {
    if (view.isEmpty()) {
      terminal.puts(Capability.cursor_invisible);
      display.reset();
    }
    view = lines;
    draw(view);
  }

  /** Clears the screen for the next view: a terminal of another size has moved what was there. */
  synchronized void resized() {
    terminal.puts(Capability.clear_screen);
    display.reset();
  }

  /** Takes the view away, as if it had never been. */
  synchronized void hide() {
    if (!view.isEmpty()) {
      view = List.of();
      draw(view);
      terminal.puts(Capability.cursor_normal);
      terminal.flush();
    }
  }

  /** Changes what stands before the line being typed; it is seen with the next entry. */
  synchronized void prompt(AttributedString prompt) {
    if (reader instanceof LineReaderImpl line && line.isReading()) {
      line.setPrompt(prompt.toAnsi(terminal));
    }
  }

  /**
   * Asks for the prompt once more when a line has begun: what has changed since the reader was told
   * one found no line to change. Without our lock, which printers hold while they wait for the
   * reader's.
   */
  void atBeginOfLine(Supplier<AttributedString> prompt) {
    if (reader instanceof LineReaderImpl line) {
      line.getWidgets()
          .put(
              LineReader.CALLBACK_INIT,
              () -> {
                line.setPrompt(prompt.get().toAnsi(terminal));
                return true;
              });
    }
  }

  private void draw(List<AttributedString> lines) {
    display.resize(Size.of(columns(), Math.max(1, terminal.getRows())));
    display.update(lines.stream().map(this::fitting).toList(), 0);
  }

  /** A line that wraps would move all below it. */
  private AttributedString fitting(AttributedString line) {
    return line.columnSubSequence(0, columns() - 1);
  }

  /** A terminal of no size is one that did not say. */
  private int columns() {
    return terminal.getColumns() > 1 ? terminal.getColumns() : 80;
  }
}
