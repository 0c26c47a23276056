package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.JsonLines;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.repl.Ending;
import dev.kite.repl.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Evaluates one expression after the other in a page and prints what came of each as JSON. */
final class JsonEvaluations {
  /** More than the longest source has room in it, whatever is escaped. */
  private static final int MAX_LINE = 8 << 20;

  private final RelayConnection connection;
  private final Target page;
  private final EvaluateOptions options;
  private final PrintStream out;

  JsonEvaluations(
      RelayConnection connection, Target page, EvaluateOptions options, PrintStream out) {
    this.connection = connection;
    this.page = page;
    this.options = options;
    this.out = out;
  }

  /** Evaluates one and prints its line. */
  ExitCode one(String source) {
    var outcome =
        connection
            .command(page.id(), "Runtime.evaluate", options.params(source), options.timeout())
            .join();
    if (outcome instanceof Outcome.Done done) {
      out.println(JsonLines.evaluated(done.result()));
      return done.result().get("exceptionDetails") instanceof JsonObject
          ? ExitCode.FAILED
          : ExitCode.OK;
    }
    var ending = Ending.of(outcome);
    out.println(JsonLines.of(JsonLines.noAnswer(ending.word(), outcome.message())));
    return ending.exitCode();
  }

  /**
   * Evaluates every line, which is a JSON string, until there are no more or nobody reads the
   * answers.
   *
   * @return the exit code of the first that failed
   */
  ExitCode all(InputStream in) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    var first = ExitCode.OK;
    int number = 1;
    for (var line = next(lines); line != null && !out.checkError(); line = next(lines)) {
      var source = source(line);
      var code = source == null ? malformed(number) : one(source);
      first = first == ExitCode.OK ? code : first;
      number++;
    }
    return first;
  }

  private ExitCode malformed(int number) {
    var line =
        JsonLines.noAnswer(
            "usage", "line " + number + ": expected one JSON string, like \"1 + 1\".");
    line.add("line", new JsonPrimitive(number));
    out.println(JsonLines.of(line));
    return ExitCode.USAGE;
  }

  /** The next line, of one that is too long its beginning; null at the end. */
  private static @Nullable String next(BufferedReader in) throws IOException {
    var line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() < MAX_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static @Nullable String source(String line) {
    var in = new JsonReader(new StringReader(line));
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      var source = in.peek() == JsonToken.STRING ? in.nextString() : null;
      return in.peek() == JsonToken.END_DOCUMENT ? source : null;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      return null;
    }
  }
}
