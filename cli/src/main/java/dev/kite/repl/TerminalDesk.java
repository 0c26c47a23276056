package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.AttributedString;

/** The user at a terminal, who sees what is said and needs no exit code for it. */
final class TerminalDesk implements Desk {
  private final Screen screen;
  private final Waiting waiting;
  private final ConsoleRenderer renderer;
  private final Clipboard clipboard;

  TerminalDesk(Screen screen, Waiting waiting, ConsoleRenderer renderer, Clipboard clipboard) {
    this.screen = screen;
    this.waiting = waiting;
    this.renderer = renderer;
    this.clipboard = clipboard;
  }

  @Override
  public void print(List<AttributedString> entries) {
    screen.print(entries);
  }

  @Override
  public void say(AttributedString entry) {
    screen.say(entry);
  }

  @Override
  public <T> T await(CompletableFuture<T> answer, Pulse pulse, T ifCancelled) {
    return waiting.until(answer, pulse, ifCancelled);
  }

  @Override
  public void answered(Target page, String name, Evaluation evaluation) {
    screen.say(renderer.result(page, EvaluationText.of(name, evaluation)));
  }

  @Override
  public Clipboard clipboard() {
    return clipboard;
  }

  @Override
  public void failed(ExitCode code) {}
}
