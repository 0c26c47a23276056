package dev.kite.repl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.ConnectionListener;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipeSessionTest {
  @TempDir private Path folder;
  private final FakeConnection connection = new FakeConnection();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Consumer<ConnectionListener> backlog = listener -> {};

  @Test
  void everyLineIsEvaluatedInOrder() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("1+1", "{type: 'number', value: 2, description: '2'}");
    connection.answer("document.title", "{type: 'string', value: 'Cart'}");

    assertThat(run("1+1\n\ndocument.title\n")).isEqualTo(ExitCode.OK);
    assertThat(out).hasToString("2\nCart\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void logsGoToTheErrorStream() throws IOException {
    backlog = listener -> listener.event(ChromeFixtures.call("error", "['before']"));

    assertThat(run("")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err).hasToString("error: before\n");
  }

  @Test
  void firstFailureGivesTheExitCodeAndTheRestRuns() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answers.put("slow", noAnswer(new Outcome.TimedOut(Duration.ofSeconds(5))));
    connection.answers.put("lost", noAnswer(new Outcome.Unknown("The page went away.")));
    connection.answer("1", "{type: 'number', value: 1, description: '1'}");

    assertThat(run("slow\nlost\n1\n")).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(out).hasToString("1\n");
    assertThat(err.toString(UTF_8))
        .contains("No answer within 5 s")
        .contains("The page went away.");
  }

  @Test
  void withoutAPageTheExitCodeIsThree() throws IOException {
    assertThat(run("1+1\n")).isEqualTo(ExitCode.NO_TARGET);
    assertThat(err.toString(UTF_8)).startsWith("error: No page is connected.");
    assertThat(connection.evaluated).isEmpty();
  }

  @Test
  void commandsAnswerToo() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));

    assertThat(run(":targets\n:quit\n1+1\n")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("Cart").contains("https://shop.test/1");
    assertThat(connection.evaluated).isEmpty();
  }

  @Test
  void allPagesAnswerOneLineEach() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.targets.add(FakeConnection.target(2, "Game"));
    connection.answer("1+1", "{type: 'number', value: 2, description: '2'}");

    assertThat(run(":all 1+1\n")).isEqualTo(ExitCode.OK);
    assertThat(out).hasToString("[1 Cart] 2\n[2 Game] 2\n");
  }

  @Test
  void loadedFileIsAnsweredLikeALine() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("f(\n1)\n", "{type: 'string', value: 'loaded'}");
    var file = Files.writeString(folder.resolve("f.js"), "f(\n1)\n");

    assertThat(run(":load " + file + "\n")).isEqualTo(ExitCode.OK);
    assertThat(out).hasToString("loaded\n");
    assertThat(run(":load " + file + ".none\n")).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void recordingWritesOverNoFile() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    var file = Files.writeString(folder.resolve("shake.kite.jsonl"), "precious");

    assertThat(run(":record " + file + "\n")).isEqualTo(ExitCode.OK);
    assertThat(err)
        .hasToString("error: " + file + ": there is such a file already. Name another.\n");
    assertThat(file).hasContent("precious");
  }

  @Test
  void endOfTheInputLeavesARecordingItsTime() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page =
        method -> FakeConnection.done(method.equals("Sensor.stop") ? "{recorded: 0}" : "{}");
    var file = folder.resolve("shake.kite.jsonl");

    assertThat(run(":record " + file + " 200ms\n")).isEqualTo(ExitCode.OK);
    assertThat(connection.commanded).containsExactly("Sensor.record", "Sensor.stop");
    assertThat(err.toString(UTF_8))
        .endsWith(
            file
                + ": no readings. None came while it was recorded; the page does not say why. The"
                + " file was removed again.\n");
    assertThat(file).doesNotExist();
  }

  private static Evaluation noAnswer(Outcome why) {
    return new Evaluation.NoAnswer(why);
  }

  private ExitCode run(String input) throws IOException {
    return new PipeSession(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            TimeColumn.local())
        .run(
            listener -> {
              backlog.accept(listener);
              return connection;
            });
  }
}
