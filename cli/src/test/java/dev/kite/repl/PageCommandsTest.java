package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.ConnectionListener;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandsTest {
  @TempDir private Path folder;

  private final FakeConnection connection = new FakeConnection();
  private final FakeDesk desk = new FakeDesk();
  private final Session session =
      new Session(
          connection,
          new Choice(),
          new ConsoleRenderer(Look.PLAIN, List::of),
          new EventFilter(new ConnectionListener() {}),
          Look.PLAIN,
          desk);

  @Test
  void allEvaluatesOnEveryConnectedPageWithOneLabelledAnswerEach() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.targets.add(FakeConnection.target(2, "Game"));
    connection.answer("1 +  1", "{type: 'number', value: 2, description: '2'}");

    session.take(":all 1 +  1");

    assertThat(connection.evaluated).containsExactly("1 +  1", "1 +  1");
    assertThat(desk.said).containsExactly("[1 Cart] 2", "[2 Game] 2");
  }

  @Test
  void labelOfAPageCannotBeginALineOfItsOwn() {
    connection.targets.add(FakeConnection.target(1, "a\n> b"));
    connection.answers.put("x", new Evaluation.NoAnswer(new Outcome.TimedOut(Duration.ZERO)));

    session.take(":all x");

    assertThat(desk.said).singleElement().asString().startsWith("error: [1 a\\n> b] No answer");
  }

  @Test
  void whoStopsWaitingForOnePageStopsForAll() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.targets.add(FakeConnection.target(2, "Game"));

    session.take(":all forever");

    assertThat(desk.said)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("Stopped waiting"));
    session.take(":jobs");
    assertThat(desk.printed)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches(" +evaluation +\\d.\\d s +forever +\\w+"));
  }

  @Test
  void fileIsEvaluatedAsItIs() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("let a = 1;\na\n", "{type: 'number', value: 1, description: '1'}");
    var file = Files.writeString(folder.resolve("my setup.js"), "let a = 1;\na\n");

    session.take(":load " + file);

    assertThat(desk.said).containsExactly("1");
  }

  @Test
  void fileThatCannotBeSentIsRefusedByName() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    var large = Files.writeString(folder.resolve("large.js"), "x".repeat((256 << 10) + 1));
    var binary = Files.write(folder.resolve("binary.js"), new byte[] {(byte) 0xff});

    session.take(":load " + large);
    session.take(":load " + binary);
    session.take(":load " + folder.resolve("none.js"));
    session.take(":load " + folder);

    assertThat(desk.said)
        .containsExactly(
            "error: " + large + ": 262,145 bytes; a page takes 262,144 at most. Load it in parts.",
            "error: " + binary + ": this is no text in UTF-8.",
            "error: " + folder.resolve("none.js") + ": there is no such file.",
            "error: " + folder + ": it cannot be read.");
    assertThat(desk.failures).hasSize(4).containsOnly(ExitCode.FAILED);
    assertThat(connection.evaluated).isEmpty();
  }

  @Test
  void reloadAndOpenAreCommandsOfThePage() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page = method -> FakeConnection.done("{}");

    session.take(":reload");
    session.take(":open /pay?a=1");

    assertThat(connection.commanded).containsExactly("Kite.reload", "Kite.open");
    assertThat(connection.parameters.get(1)).hasToString("{\"url\":\"/pay?a=1\"}");
    assertThat(desk.said).containsExactly("* Loading 1 Cart again", "* Opening /pay?a=1 in 1 Cart");
  }

  @Test
  void pageThatCannotDoItSaysWhy() {
    connection.targets.add(FakeConnection.target(1, "Cart"));

    session.take(":reload");

    assertThat(desk.said).containsExactly("error: unknown method");
    assertThat(desk.failures).containsExactly(ExitCode.FAILED);
  }

  @Test
  void missingArgumentsAreNamed() {
    session.take(":all");
    session.take(":load");
    session.take(":open");

    assertThat(desk.said)
        .containsExactly(
            "error: :all takes an expression, like :all location.href",
            "error: :load takes a file of JavaScript, like :load setup.js",
            "error: :open takes one address, like :open https://shop.test/cart");
  }

  @Test
  void withoutAPageThereIsNobodyToAsk() {
    session.take(":all 1");
    session.take(":reload");

    assertThat(desk.said)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("error: No page is connected."));
    assertThat(desk.failures).containsExactly(ExitCode.NO_TARGET, ExitCode.NO_TARGET);
  }

  @Test
  void nothingRunsAtFirst() {
    session.take(":jobs");

    assertThat(desk.said).containsExactly("* Nothing is running");
  }
}
