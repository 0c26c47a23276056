package dev.kite.repl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.kite.client.ConnectionListener;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalSessionTest {
  private static final String UP = "\u001bOA";

  /** How often the pages are looked for in vain before they are there. */
  private int early;

  private final FakeConnection connection =
      new FakeConnection() {
        @Override
        public List<Target> targets() {
          return early-- > 0 ? List.of() : super.targets();
        }
      };

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final CompletableFuture<ConnectionListener> listener = new CompletableFuture<>();
  private final CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();

  @TempDir private Path state;
  private Terminal terminal;

  @BeforeEach
  void openTerminal() throws IOException {
    terminal =
        new ExternalTerminal(
            "test", "xterm-256color", new PipedInputStream(keyboard, 4096), shown, UTF_8);
    terminal.setSize(Size.of(100, 40));
  }

  @AfterEach
  void closeTerminal() throws IOException {
    terminal.close();
  }

  @Test
  void lineIsEvaluatedInTheOnlyPage() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("1+1", "{type: 'number', value: 2, description: '2'}");
    start();

    seen("Cart> ");
    type("1+1\r");
    seen("← 2");
    leave();
  }

  @Test
  void pageThatJoinsJustBeforeTheLineBeginsStandsInThePrompt() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    early = 2;
    start();

    seen("No page is connected yet");
    seen("Cart> ");
    leave();
  }

  @Test
  void logAppearsWhileALineIsTyped() throws Exception {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("half typed", "{type: 'string', value: 'done'}");
    start();

    seen("Cart> ");
    type("half ");
    seen("half ");
    listener.get().event(ChromeFixtures.call("warning", "['careful']"));
    seen("▲ careful");
    type("typed\r");
    seen("'done'");
    assertThat(connection.evaluated).containsExactly("half typed");
    leave();
  }

  @Test
  void openBracketsAsForMore() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("f(\n1)", "{type: 'undefined'}");
    start();

    seen("Cart> ");
    type("f(\r");
    type("1)\r");
    seen("undefined");
    assertThat(connection.evaluated).containsExactly("f(\n1)");
    leave();
  }

  @Test
  void tabCompletesANameOfThePage() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page =
        method -> FakeConnection.done("{result: [{name: 'bar', own: true}], more: false}");
    connection.answer("foo.bar.x", "{type: 'string', value: 'completed'}");
    start();

    seen("Cart> ");
    type("foo.b\t.x\r");
    seen("'completed'");
    leave();
  }

  @Test
  void severalNamesAreListedUnderTheirCommonBeginning() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page =
        method ->
            FakeConnection.done(
                "{result: [{name: 'barley', own: true}, {name: 'barn', own: true}], more: false}");
    connection.answer("foo.barn", "{type: 'string', value: 'chosen'}");
    start();

    seen("Cart> ");
    type("foo.b\t");
    seen("barley   barn");
    type("n\r");
    seen("'chosen'");
    leave();
  }

  @Test
  void manyNamesAreCutToWhatFitsWithoutAQuestion() throws IOException {
    var names =
        IntStream.range(0, 200)
            .mapToObj(i -> "{name: 'name" + i + "', own: true}")
            .collect(Collectors.joining(","));
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page = method -> FakeConnection.done("{result: [" + names + "], more: false}");
    connection.answer("foo.name199", "{type: 'string', value: 'chosen'}");
    start();

    seen("Cart> ");
    type("foo.n\t");
    seen("more; type on");
    type("199\r");
    seen("'chosen'");
    assertThat(shown.toString(UTF_8)).doesNotContain("possibilities");
    leave();
  }

  @Test
  void promptTellsTheNumberOfOneOfSeveralPages() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Groups"));
    connection.targets.add(FakeConnection.target(2, "Groups"));
    start();

    seen("kite> ");
    type(":use Groups\r");
    seen("2 pages fit Groups: 1 and 2. Use the number.");
    type(":use 2\r");
    seen("2 Groups> ");
    leave();
  }

  @Test
  void logAppearsWhileNamesAreListed() throws Exception {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page =
        method ->
            FakeConnection.done(
                "{result: [{name: 'barley', own: true}, {name: 'barn', own: true}], more: false}");
    start();

    seen("Cart> ");
    type("foo.b\t");
    seen("barley   barn");
    listener.get().event(ChromeFixtures.call("warning", "['careful']"));
    seen("▲ careful");
    type("\u0003");
    leave();
  }

  @Test
  void pageThatDoesNotAnswerHoldsNothingUp() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page = method -> new CompletableFuture<>();
    connection.answer("foo.x", "{type: 'string', value: 'typed on'}");
    start();

    seen("Cart> ");
    type("foo.\tx\r");
    seen("'typed on'");
    leave();
  }

  @Test
  void wholeEntryOfSeveralLinesIsRecalled() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("f(\n1)", "{type: 'string', value: 'done'}");
    start();

    seen("Cart> ");
    type("f(\r1)\r");
    seen("'done'");
    type(UP + "\r");
    await().until(() -> connection.evaluated.size() == 2);
    assertThat(connection.evaluated).containsExactly("f(\n1)", "f(\n1)");
    leave();
  }

  @Test
  void historyIsSearchedForWhatIsTyped() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.answer("needle(1)", "{type: 'string', value: 'found'}");
    connection.answer("other", "{type: 'string', value: 'not it'}");
    start();

    seen("Cart> ");
    type("needle(1)\r");
    seen("'found'");
    type("other\r");
    seen("'not it'");
    type("\u0012eedl\r");
    await().until(() -> connection.evaluated.size() == 3);
    assertThat(connection.evaluated).endsWith("needle(1)");
    type(":history\r");
    seen("  needle(1)\r\n  other\r\n  needle(1)");
    leave();
  }

  @Test
  void pastedLinesAreOneEntry() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    var source = "first()\n" + "  next()\n".repeat(48) + "last()";
    connection.answer(source, "{type: 'string', value: 'pasted'}");
    start();

    seen("Cart> ");
    type("\u001b[200~" + source + "\u001b[201~\r");
    seen("'pasted'");
    leave();
  }

  @Test
  void unansweredEvaluationSaysThatItRunsAndCanBeLeft() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    start();

    seen("Cart> ");
    type("forever\r");
    seen("Ctrl-C stops waiting");
    terminal.raise(Terminal.Signal.INT);
    seen("Stopped waiting");
    leave();
  }

  @Test
  void withoutAPageTheHintSaysWhatToDo() throws IOException {
    start();

    seen("kite> ");
    type("1+1\r");
    seen("No page is connected. Open a page that has the script tag");
    leave();
  }

  @Test
  void firstPageToJoinIsSpokenTo() throws Exception {
    start();

    seen("kite> ");
    var target = FakeConnection.target(1, "Cart");
    connection.targets.add(target);
    var at = new Stamp(1, 0, target.id(), target.epoch(), 0);
    listener.get().notice(new Notice(at, Notice.Kind.JOINED, target));
    seen("1 Cart joined");
    seen("Cart> ");
    leave();
  }

  @Test
  void severalPagesHaveToBeChosenFrom() throws IOException {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.targets.add(FakeConnection.target(2, "Game"));
    connection.answer("1", "{type: 'number', value: 1, description: '1'}");
    start();

    seen("kite> ");
    type("1\r");
    seen("choose one with :use N");
    type(":use 2\r");
    seen("Now speaking to 2 Game");
    type("1\r");
    seen("← 1");
    leave();
  }

  @Test
  void titleOfAPageCannotDressThePrompt() throws IOException {
    connection.targets.add(FakeConnection.target(1, "\u001b[2Jx\n> "));
    start();

    seen("\\x1b[2Jx\\n> > ");
    leave();
  }

  @Test
  void sensorsShowWhyNothingComesUntilAKeyIsPressed() throws IOException {
    var target = FakeConnection.target(1, "Cart");
    connection.targets.add(target);
    start();

    seen("Cart> ");
    type(":sensors\r");
    seen("Waiting for readings ...");
    var why = new JsonObject();
    why.addProperty("why", "Tap Allow in the page.");
    var at = new Stamp(1, 0, target.id(), target.epoch(), 0);
    connection.listening.forEach(heard -> heard.event(new PageEvent(at, "Sensor.state", why)));
    // Its full stop stands on the screen already.
    seen("Tap Allow in the page");
    type("q");
    await().until(connection.watching::isEmpty);
    leave();
    assertThat(connection.listening).isEmpty();
  }

  @Test
  void controlDLeavesWithZero() throws IOException {
    start();

    seen("kite> ");
    leave();
  }

  private void start() {
    var session =
        new TerminalSession(
            terminal,
            Map.of("XDG_STATE_HOME", state.toString(), "NO_COLOR", "1"),
            TimeColumn.local());
    new Thread(
            () -> {
              try {
                exitCode.complete(
                    session.run(
                        heard -> {
                          listener.complete(heard);
                          return connection;
                        }));
              } catch (IOException | RuntimeException e) {
                exitCode.completeExceptionally(e);
              }
            },
            "prompt under test")
        .start();
  }

  private void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(UTF_8));
    keyboard.flush();
  }

  private void seen(String text) {
    await().untilAsserted(() -> assertThat(shown.toString(UTF_8)).contains(text));
  }

  private void leave() throws IOException {
    type("\u0004");
    await().untilAsserted(() -> assertThat(exitCode).isCompletedWithValue(ExitCode.OK));
  }
}
