package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.JsonLines;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.client.Target;
import dev.kite.repl.Ending;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite eval}: the value of an expression in a page. */
@Command(
    name = "eval",
    description = "Evaluate an expression in a page and print its value.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite eval --target cart 'document.title'"})
final class EvalCommand implements Callable<ExitCode> {
  private static final int NOT_OPENED = -1;

  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetOption target = new TargetOption();

  @Option(names = "--json", description = "The whole value, or the error, as one line of JSON.")
  private boolean json;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Open objects N levels deep, 0 to 10; default is one line.")
  private int depth = NOT_OPENED;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeOption.class,
      description = "How long to wait, like 500ms, 5s or 2m; default ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofSeconds(30);

  @Parameters(paramLabel = "EXPR", description = "JavaScript; - reads it from standard input.")
  private String expression = "";

  EvalCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    if (depth < NOT_OPENED || depth > 10) {
      throw new Failure(ExitCode.USAGE, "--depth is a number from 0 to 10, like 2.");
    }
    var source =
        expression.equals("-") ? new String(surroundings.in().readAllBytes(), UTF_8) : expression;
    var options = EvaluateOptions.prompt().within(timeout);
    try (var connection =
        relay.connect(surroundings, Backlog.none(), new ConnectionListener() {})) {
      var page = target.select(connection.targets());
      var evaluation =
          connection.evaluate(page.id(), source, json ? options.byValue() : options).join();
      return print(evaluation, value -> text(connection, page, value));
    }
  }

  private String text(RelayConnection connection, Target page, RemoteObject value) {
    if (json) {
      return JsonLines.value(value);
    }
    return depth == NOT_OPENED
        ? PlainText.value(value)
        : PlainText.expanded(connection, page.id(), value, depth);
  }

  private ExitCode print(Evaluation evaluation, Function<RemoteObject, String> text) {
    if (evaluation instanceof Evaluation.Done done) {
      surroundings.out().println(text.apply(done.value()));
      return ExitCode.OK;
    }
    if (evaluation instanceof Evaluation.Threw threw) {
      return failed("threw", PlainText.exception(threw.details()), ExitCode.FAILED);
    }
    return noAnswer(((Evaluation.NoAnswer) evaluation).why());
  }

  private ExitCode noAnswer(Outcome why) {
    var ending = Ending.of(why);
    var remedy = why instanceof Outcome.TimedOut ? " --timeout waits longer." : "";
    var text = "kite: " + PlainText.line(why.message()) + remedy;
    return failed(ending.word(), text, ending.exitCode());
  }

  private ExitCode failed(String outcome, String text, ExitCode exitCode) {
    if (json) {
      surroundings.out().println(JsonLines.noValue(outcome, text));
    }
    surroundings.err().println(text);
    return exitCode;
  }
}
