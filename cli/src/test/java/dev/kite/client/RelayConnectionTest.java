package dev.kite.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.kite.FakePage;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import dev.kite.protocol.Key;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayConnectionTest {
  private static final String EPOCH = "9f86d081884c7d65";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ConnectionOptions OPTIONS = ConnectionOptions.of("test/1");

  private final ControlKey key = ControlKey.random(new SecureRandom());
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RelayServer relay;
  private URI address;

  @BeforeEach
  void startRelay() throws RelayStartException {
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    address = URI.create(relay.urls().get(0));
  }

  @AfterEach
  void closeAll() throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(null);
    for (var each : open) {
      each.close();
    }
    relay.close();
  }

  @Test
  void whatWasLoggedBeforeComesFirstThenWhatIsNew() throws Exception {
    var page = page();
    page.log("before");
    connect(key, OPTIONS);
    page.log("after");

    assertThat(next()).isEqualTo("JOINED 1 Cart");
    assertThat(next()).isEqualTo("before");
    assertThat(next()).isEqualTo("after");
  }

  @Test
  void withoutBacklogOnlyWhatIsNewIsHeard() throws Exception {
    var page = page();
    page.log("before");
    evaluated(page, connect(key, OPTIONS));
    connect(key, OPTIONS.from(Backlog.none()));
    heard.clear();
    page.log("after");

    assertThat(next()).isEqualTo("after");
  }

  @Test
  void targetsAreKnownOnceConnected() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);

    assertThat(connection.role()).isEqualTo(Role.CONTROL);
    assertThat(connection.targets())
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.number()).isEqualTo(1);
              assertThat(target.id()).isEqualTo(page.target());
              assertThat(target.title()).isEqualTo("Cart");
              assertThat(target.epoch()).isEqualTo(EPOCH);
            });
  }

  @Test
  void valueOfAnExpressionComesBack() throws Exception {
    var page = page();

    assertThat(evaluated(page, connect(key, OPTIONS)))
        .isInstanceOfSatisfying(
            Evaluation.Done.class, done -> assertThat(done.value().description()).isEqualTo("2"));
  }

  @Test
  void thrownErrorIsDataAndUnreadableAnswerIsNoAnswer() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    page.answers(
        "Runtime.evaluate",
        params ->
            "{\"result\":{\"result\":{\"type\":\"undefined\"},\"exceptionDetails\":"
                + "{\"exceptionId\":1,\"text\":\"Uncaught\",\"lineNumber\":3,\"columnNumber\":9,"
                + "\"exception\":{\"type\":\"string\",\"value\":\"x\"}}}}");
    assertThat(evaluate(page, connection))
        .isInstanceOfSatisfying(
            Evaluation.Threw.class, threw -> assertThat(threw.details().lineNumber()).isEqualTo(3));

    page.answers("Runtime.evaluate", params -> "{\"result\":{\"result\":{\"type\":7}}}");
    assertThat(evaluate(page, connection))
        .isEqualTo(
            new Evaluation.NoAnswer(
                new Outcome.Failed(
                    0,
                    "The page's answer cannot be read: RemoteObject: type: expected a string.")));
  }

  @Test
  void commandEndsByItsDeadline() throws Exception {
    var page = page().answers("Runtime.evaluate", params -> null);
    var timeout = Duration.ofMillis(50);

    assertThat(command(connect(key, OPTIONS), page.target(), timeout))
        .isEqualTo(new Outcome.TimedOut(timeout));
  }

  @Test
  void unknownTargetIsNotRun() throws Exception {
    assertThat(command(connect(key, OPTIONS), "0000000000", TIMEOUT))
        .isInstanceOfSatisfying(
            Outcome.NotRun.class, notRun -> assertThat(notRun.code()).isEqualTo(-32004));
  }

  @Test
  void viewerSeesAndDoesNotDrive() throws Exception {
    var page = page();
    var connection = connect(key.viewerKey(), OPTIONS);
    page.log("seen");

    assertThat(connection.role()).isEqualTo(Role.VIEWER);
    assertThat(next()).isEqualTo("JOINED 1 Cart");
    assertThat(next()).isEqualTo("seen");
    assertThat(command(connection, page.target(), TIMEOUT))
        .isInstanceOfSatisfying(
            Outcome.NotRun.class, notRun -> assertThat(notRun.code()).isEqualTo(-32005));
  }

  @Test
  void tooLongCommandFailsWithoutEndingTheConnection() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    var params = new JsonObject();
    params.addProperty("expression", "x".repeat(300_000));

    assertThat(connection.command(page.target(), "Runtime.evaluate", params, TIMEOUT).get())
        .isInstanceOf(Outcome.Failed.class);
    assertThat(evaluated(page, connection)).isInstanceOf(Evaluation.Done.class);
  }

  @Test
  void closingCancelsWhatIsOpen() throws Exception {
    var page = page().answers("Runtime.evaluate", params -> null);
    var connection = connect(key, OPTIONS);
    var answer = connection.command(page.target(), "Runtime.evaluate", new JsonObject(), TIMEOUT);
    connection.close();

    assertThat(answer.get(10, SECONDS)).isEqualTo(new Outcome.Cancelled());
    assertThat(command(connection, page.target(), TIMEOUT)).isEqualTo(new Outcome.Cancelled());
  }

  @Test
  void watchedReadingsComeUntilTheWatchIsClosed() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    var readings = new LinkedBlockingQueue<List<Reading>>();
    var watch =
        connection.watch(
            page.target(),
            EnumSet.of(SensorStream.MOTION),
            (stream, number, rows) -> readings.add(rows));
    await().until(() -> page.watched().contains(SensorStream.MOTION));
    page.readings(SensorStream.MOTION, 1, "[[\"m\",5012.4,[0.1,-0.2,9.8],null,null,16]]");

    assertThat(readings.poll(10, SECONDS))
        .singleElement()
        .satisfies(reading -> assertThat(reading.time()).isEqualTo(5012.4));
    watch.close();
    await().until(() -> page.watched().isEmpty());
  }

  @Test
  void relayThatIsRestartedLosesAndDoublesNothing() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    IntStream.range(0, 100).forEach(i -> page.log("before " + i));
    assertThat(next()).isEqualTo("JOINED 1 Cart");
    IntStream.range(0, 50).forEach(i -> assertThat(next()).isEqualTo("before " + i));

    restart(page);
    IntStream.range(0, 100).forEach(i -> page.log("after " + i));

    var rest = new ArrayList<String>();
    while (rest.size() < 150) {
      var entry = next();
      if (!entry.startsWith("JOINED") && !entry.startsWith("LEFT")) {
        rest.add(entry);
      }
    }
    assertThat(rest.subList(0, 50))
        .isEqualTo(IntStream.range(50, 100).mapToObj(i -> "before " + i).toList());
    assertThat(rest.subList(50, 150))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "after " + i).toList());
    assertThat(evaluated(page, connection)).isInstanceOf(Evaluation.Done.class);
  }

  @Test
  void watchGoesOnAfterRestart() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    connection.watch(
        page.target(), EnumSet.of(SensorStream.ORIENTATION), (stream, number, rows) -> {});
    await().until(() -> !page.watched().isEmpty());

    restart(page);

    await().until(() -> page.watched().contains(SensorStream.ORIENTATION));
  }

  @Test
  void slowListenerGetsEverythingInTheEnd() throws Exception {
    var page = page();
    var slow = new CountDownLatch(1);
    var counted = new LinkedBlockingQueue<Long>();
    var connection =
        RelayConnection.connect(
            address,
            key,
            OPTIONS,
            new ConnectionListener() {
              @Override
              public void event(PageEvent event) {
                awaitQuietly(slow);
                counted.add(event.at().seq());
              }
            });
    open.add(connection);
    IntStream.range(0, 1000).forEach(i -> page.log("x".repeat(200)));
    slow.countDown();

    for (long seq = 1; seq <= 1000; seq++) {
      assertThat(counted.poll(10, SECONDS)).isEqualTo(seq);
    }
  }

  @Test
  void listenerThatFailsDoesNotSilenceTheOthers() throws Exception {
    var page = page();
    var connection = connect(key, OPTIONS);
    var later = new LinkedBlockingQueue<String>();
    var told = new LinkedBlockingQueue<Throwable>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> told.add(e));
    connection.listen(
        new ConnectionListener() {
          @Override
          public void event(PageEvent event) {
            throw new IllegalStateException("on purpose");
          }
        });
    connection.listen(
        new ConnectionListener() {
          @Override
          public void event(PageEvent event) {
            later.add(event.method());
          }
        });
    page.log("one");
    page.log("two");

    assertThat(later.poll(10, SECONDS)).isEqualTo(ConsoleCall.METHOD);
    assertThat(later.poll(10, SECONDS)).isEqualTo(ConsoleCall.METHOD);
    assertThat(told).hasSize(2).allMatch(e -> e.getMessage().equals("on purpose"));
  }

  @Test
  void pageKeyOpensNoConsole() {
    assertThatThrownBy(() -> connect(key.pageKey(), OPTIONS))
        .isInstanceOfSatisfying(
            ConnectionException.class,
            e -> assertThat(e.reason()).isEqualTo(ConnectionException.Reason.KEY_REFUSED))
        .hasMessageContaining("--key-file")
        .hasMessageNotContaining("kp_");
  }

  private FakePage page() {
    var page = FakePage.open(address, key.pageKey(), "Cart", EPOCH);
    open.add(page);
    return page;
  }

  private RelayConnection connect(Key key, ConnectionOptions options) throws ConnectionException {
    var connection = RelayConnection.connect(address, key, options, new Texts());
    open.add(connection);
    return connection;
  }

  private void restart(FakePage page) throws RelayStartException {
    int port = relay.port();
    relay.close();
    relay = RelayServer.start(RelayConfig.local(Script.load()).withPort(port));
    page.connect(address);
  }

  private Evaluation evaluated(FakePage page, RelayConnection connection) throws Exception {
    page.answers(
        "Runtime.evaluate",
        params ->
            "{\"result\":{\"result\":{\"type\":\"number\",\"value\":2,\"description\":\"2\"}}}");
    return evaluate(page, connection);
  }

  private static Evaluation evaluate(FakePage page, RelayConnection connection)
      throws InterruptedException, ExecutionException, TimeoutException {
    return connection
        .evaluate(page.target(), "1+1", EvaluateOptions.prompt().within(TIMEOUT))
        .get(20, SECONDS);
  }

  private static Outcome command(RelayConnection connection, String target, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    return connection
        .command(target, "Runtime.evaluate", new JsonObject(), timeout)
        .get(20, SECONDS);
  }

  private String next() {
    try {
      var entry = heard.poll(10, SECONDS);
      assertThat(entry).as("an entry within 10 s").isNotNull();
      return entry;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Notes every console call's text and every notice. */
  private final class Texts implements ConnectionListener {
    @Override
    public void event(PageEvent event) {
      try {
        heard.add(
            String.valueOf(ConsoleCall.from(event.params()).args().get(0).value().getAsString()));
      } catch (BadMessageException e) {
        heard.add(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void notice(Notice notice) {
      heard.add(notice.kind() + " " + notice.target().number() + " " + notice.target().title());
    }
  }
}
