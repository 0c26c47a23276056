package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.AttributedString;

/** Keeps what is shown, and waits for nothing that has not come already. */
final class FakeDesk implements Desk {
  final List<String> printed = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  final List<String> clips = new ArrayList<>();
  final List<ExitCode> failures = new ArrayList<>();

  @Override
  public synchronized void print(List<AttributedString> entries) {
    entries.forEach(entry -> printed.add(entry.toString()));
  }

  @Override
  public synchronized void say(AttributedString entry) {
    said.add(entry.toString());
  }

  @Override
  public <T> T await(CompletableFuture<T> answer, Pulse pulse, T ifCancelled) {
    return answer.getNow(ifCancelled);
  }

  @Override
  public void answered(Target page, String name, Evaluation evaluation) {
    said.add(
        new ConsoleRenderer(Look.PLAIN, List::of)
            .entry(EvaluationText.of(name, evaluation))
            .toString());
  }

  @Override
  public Clipboard clipboard() {
    return text -> text.length() < 1000 && clips.add(text);
  }

  @Override
  public void failed(ExitCode code) {
    failures.add(code);
  }
}
