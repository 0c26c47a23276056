package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Outcome;
import dev.kite.repl.FakeConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JsonEvaluationsTest {
  private final AtomicInteger evaluated = new AtomicInteger();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void nothingIsEvaluatedAnyMoreWhenNobodyReadsTheAnswers() throws Exception {
    all("\"1\"\n\"2\"\n\"3\"\n", new OneLine());

    assertThat(evaluated).hasValue(2);
  }

  /** Of a line that never ends only the beginning is kept. */
  @Test
  void lineThatIsTooLongIsNotEvaluated() throws Exception {
    all('"' + "x".repeat(9 << 20) + "\"\n\"1\"\n", out);

    assertThat(evaluated).hasValue(1);
    assertThat(out.toString(UTF_8).lines())
        .extracting(line -> JsonParser.parseString(line).getAsJsonObject())
        .extracting(line -> line.get("outcome").getAsString())
        .containsExactly("usage", "done");
  }

  private void all(String lines, OutputStream to) throws IOException {
    var connection =
        new FakeConnection() {
          @Override
          public CompletableFuture<Outcome> command(
              String target, String method, JsonObject params, Duration timeout) {
            evaluated.incrementAndGet();
            return FakeConnection.done("{result: {type: 'undefined'}}");
          }
        };
    new JsonEvaluations(
            connection,
            FakeConnection.target(1, "Cart"),
            EvaluateOptions.prompt(),
            new PrintStream(to, true, UTF_8))
        .all(new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }

  /** A pipe whose reader leaves after one line. */
  private static final class OneLine extends OutputStream {
    private boolean read;

    @Override
    public void write(int unit) throws IOException {
      if (read) {
        throw new IOException("Broken pipe");
      }
      read = unit == '\n';
    }
  }
}
