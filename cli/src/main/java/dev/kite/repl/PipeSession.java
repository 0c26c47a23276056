package dev.kite.repl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.Evaluation;
import dev.kite.client.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * The prompt without a terminal: each line in is evaluated, its value is a line out.
 *
 * <p>Logs, remarks and errors go to the error stream, so that the output holds what was asked for.
 */
final class PipeSession implements Desk {
  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final Look look;
  private final ConsoleRenderer renderer;
  private ExitCode exitCode = ExitCode.OK;

  /** None are known until there is a connection, which brings entries before it is returned. */
  private volatile Supplier<List<Target>> targets = List::of;

  PipeSession(InputStream in, PrintStream out, PrintStream err, TimeColumn times) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
    this.err = err;
    this.look = Look.plain(times);
    this.renderer = new ConsoleRenderer(look, this::targets);
  }

  private List<Target> targets() {
    return targets.get();
  }

  /** Returns the exit code of the first line that failed. */
  ExitCode run(Repl.Connector connector) throws IOException {
    var filter = new EventFilter(new PlainConsole(this::targets, err::println, look.times()));
    try (var connection = connector.connect(filter)) {
      targets = connection::targets;
      var session = new Session(connection, new Choice(), renderer, filter, look, this);
      try {
        read(session);
      } finally {
        session.end();
      }
    }
    return exitCode;
  }

  /** At the end of the input a recording of some seconds has only begun. */
  private void read(Session session) throws IOException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (session.take(line) == Commands.Next.QUIT) {
        return;
      }
    }
    session.finish();
  }

  @Override
  public void print(List<AttributedString> entries) {
    entries.forEach(out::println);
  }

  @Override
  public void say(AttributedString entry) {
    err.println(entry);
  }

  @Override
  public <T> T await(CompletableFuture<T> answer, Pulse pulse, T ifCancelled) {
    return answer.join();
  }

  @Override
  public void answered(Target page, String name, Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Done done) {
      var label = name.isEmpty() ? "" : "[" + PlainText.line(name) + "] ";
      out.println(label + PlainText.value(done.value()));
      renderer.keep(page, done.value());
      return;
    }
    say(renderer.entry(EvaluationText.of(name, evaluation)));
    failed(
        evaluation instanceof Evaluation.NoAnswer none
            ? Ending.of(none.why()).exitCode()
            : ExitCode.FAILED);
  }

  @Override
  public Clipboard clipboard() {
    return Clipboard.NONE;
  }

  @Override
  public void failed(ExitCode code) {
    exitCode = exitCode == ExitCode.OK ? code : exitCode;
  }
}
