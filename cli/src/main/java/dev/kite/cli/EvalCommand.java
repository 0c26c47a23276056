package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
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
import org.jspecify.annotations.Nullable;
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
  @Mixin private MapsOption maps = new MapsOption();

  @Option(
      names = "--json",
      description =
          "The outcome and the remote object, or what was thrown, as one line of JSON; docs/json.md"
              + " describes it.")
  private boolean json;

  @Option(
      names = {"--by-value", "--value"},
      description = "With --json: the whole value as JSON in place of a handle and a preview.")
  private boolean byValue;

  @Option(
      names = "--stdin",
      description =
          "With --json: each line of standard input is an expression, written as a JSON string; each"
              + " is answered by one line, in order.")
  private boolean lines;

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

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPR",
      description = "JavaScript; - reads it from standard input.")
  private @Nullable String expression;

  EvalCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    check();
    var source = source();
    var options = EvaluateOptions.prompt().within(timeout);
    var connector =
        MappedConnection.connector(relay.connector(surroundings, Backlog.none()), maps.open());
    try (var connection = RelayOptions.connect(connector, new ConnectionListener() {})) {
      var page = target.select(connection.targets());
      if (json) {
        var evaluations =
            new JsonEvaluations(
                connection, page, byValue ? options.byValue() : options, surroundings.out());
        return source == null ? evaluations.all(surroundings.in()) : evaluations.one(source);
      }
      var evaluation = connection.evaluate(page.id(), String.valueOf(source), options).join();
      return print(evaluation, value -> text(connection, page, value));
    }
  }

  private void check() {
    if (depth < NOT_OPENED || depth > 10) {
      throw new Failure(ExitCode.USAGE, "--depth is a number from 0 to 10, like 2.");
    }
    if (depth != NOT_OPENED && json) {
      throw new Failure(ExitCode.USAGE, "--depth opens objects in text; --json has --by-value.");
    }
    if ((lines || byValue) && !json) {
      var option = lines ? "--stdin" : "--by-value";
      throw new Failure(ExitCode.USAGE, option + " answers in JSON: add --json.");
    }
    if (lines == (expression != null)) {
      throw new Failure(
          ExitCode.USAGE,
          lines
              ? "--stdin takes its expressions from standard input, and none as a word."
              : "an expression is missing: kite eval 'document.title'.");
    }
  }

  /** Null when they come one by one. */
  private @Nullable String source() throws IOException {
    return "-".equals(expression)
        ? new String(surroundings.in().readAllBytes(), UTF_8)
        : expression;
  }

  private String text(RelayConnection connection, Target page, RemoteObject value) {
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
      surroundings.err().println(PlainText.exception(threw.details()));
      return ExitCode.FAILED;
    }
    return noAnswer(((Evaluation.NoAnswer) evaluation).why());
  }

  private ExitCode noAnswer(Outcome why) {
    var remedy = why instanceof Outcome.TimedOut ? " --timeout waits longer." : "";
    surroundings.err().println("kite: " + PlainText.line(why.message()) + remedy);
    return Ending.of(why).exitCode();
  }
}
