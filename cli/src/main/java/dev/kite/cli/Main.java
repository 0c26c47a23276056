package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.repl.ExitCode;
import dev.kite.repl.NearestName;
import dev.kite.repl.PlainText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts, and the only place that ends it. */
public final class Main {
  /** Picocli names Java's types. */
  private static final Pattern NOT_A_NUMBER = Pattern.compile(" is not an? (?:int|double)$");

  private Main() {}

  /** Runs the command that {@code args} name and exits with its exit code. */
  public static void main(String[] args) {
    var exitCode = new CompletableFuture<Integer>();
    var surroundings = Surroundings.ofProcess(exitCode);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> bug(surroundings, e));
    int code = run(surroundings, args);
    exitCode.complete(code);
    System.exit(code);
  }

  static int run(Surroundings surroundings, String... args) {
    var commands = Commands.of(surroundings, args);
    commands.setOut(new PrintWriter(surroundings.out(), true, UTF_8));
    commands.setErr(new PrintWriter(surroundings.err(), true, UTF_8));
    commands.setExecutionStrategy(Main::execute);
    commands.setExecutionExceptionHandler(failures(surroundings));
    commands.setParameterExceptionHandler((e, unparsed) -> usage(surroundings, e));
    return commands.execute(args);
  }

  /** Commands return an {@link ExitCode}; picocli knows numbers only. */
  private static int execute(ParseResult parsed) {
    var standard = new RunLast().execute(parsed);
    var last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    var result = last.commandSpec().commandLine().getExecutionResult();
    return result instanceof ExitCode exitCode ? exitCode.code() : standard;
  }

  private static int usage(Surroundings surroundings, ParameterException e) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unknown && !unknown.isUnknownOption()) {
      complain(surroundings, unmatched(unknown, command));
      return ExitCode.USAGE.code();
    }
    complain(surroundings, NOT_A_NUMBER.matcher(e.getMessage()).replaceFirst(" is no number"));
    surroundings.err().println("Try: " + command + " --help");
    return ExitCode.USAGE.code();
  }

  private static String unmatched(UnmatchedArgumentException e, String command) {
    var word = e.getUnmatched().get(0);
    var names = e.getCommandLine().getSubcommands().keySet();
    if (names.isEmpty()) {
      return command + " takes no word more: " + word + ". Try: " + command + " --help";
    }
    var near = NearestName.to(word, names).map(name -> "Did you mean " + command + " " + name);
    return "there is no command "
        + (command + " " + word).substring("kite ".length())
        + near.map(hint -> ". " + hint + "?").orElse(". Try: " + command + " --help");
  }

  private static IExecutionExceptionHandler failures(Surroundings surroundings) {
    return (e, commandLine, parsed) -> {
      if (e instanceof Failure failure) {
        complain(surroundings, String.valueOf(failure.getMessage()));
        return failure.exitCode().code();
      }
      return bug(surroundings, e);
    };
  }

  private static int bug(Surroundings surroundings, Throwable e) {
    complain(surroundings, "this is a bug in kite: " + e + ". KITE_DEBUG=1 shows where.");
    if (surroundings.variable("KITE_DEBUG") != null) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().map(PlainText::line).forEach(surroundings.err()::println);
    }
    return ExitCode.BUG.code();
  }

  /** The door for every error line: titles, a relay's refusal and arguments may be in it. */
  private static void complain(Surroundings surroundings, String text) {
    surroundings.err().println("kite: " + PlainText.line(text));
  }
}
