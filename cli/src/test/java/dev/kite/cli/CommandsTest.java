package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.FakePage;
import dev.kite.JsonDoc;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private static final String EPOCH = "9f86d081884c7d65";
  private static final String TWO =
      "{\"result\":{\"result\":{\"type\":\"number\",\"value\":2,\"description\":\"2\"}}}";

  @TempDir private Path home;
  private final ControlKey key = ControlKey.random(new SecureRandom());
  private final List<FakePage> pages = new ArrayList<>();
  private RelayServer relay;
  private Shell shell;

  @BeforeEach
  void startRelay() throws RelayStartException, IOException {
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    shell = shell(key.text());
  }

  @AfterEach
  void stop() {
    pages.forEach(FakePage::close);
    relay.close();
  }

  @Test
  void targetsAreListedByNumber() {
    page("Cart");
    page("Pay\u001b[2J");

    assertThat(shell.run("targets")).isZero();
    assertThat(shell.out().lines()).hasSize(2).first().asString().startsWith("  1  ");
    assertThat(shell.out())
        .contains("shown   Cart  https://shop.test/Cart")
        .doesNotContain("\u001b");
  }

  @Test
  void targetsAsJsonAreOneObjectLine() {
    var page = page("Cart");

    assertThat(shell.run("targets", "--json")).isZero();
    var target = JsonDoc.checkTargets(shell.out());
    assertThat(target.get("target").getAsString()).isEqualTo(page.target());
    assertThat(target.get("number").getAsInt()).isEqualTo(1);
  }

  @Test
  void noTargetIsExitCodeThree() {
    assertThat(shell.run("targets")).isEqualTo(3);
    assertThat(shell.run("eval", "1+1")).isEqualTo(3);
    assertThat(shell.err().lines()).hasSize(2).allMatch(line -> line.startsWith("kite: "));
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void severalTargetsNeedName() {
    page("Cart").answers("Runtime.evaluate", params -> TWO);
    page("Pay");

    assertThat(shell.run("eval", "1+1")).isEqualTo(3);
    assertThat(shell.err()).contains("Name one with --target");
    assertThat(shell.run("eval", "--target", "cart", "1+1")).isZero();
    assertThat(shell.run("eval", "--target", "nothing", "1+1")).isEqualTo(3);
  }

  @Test
  void valueGoesToStandardOutput() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params -> params.get("expression").getAsString().equals("1+1") ? TWO : "{}");

    assertThat(shell.run("eval", "1+1")).isZero();
    assertThat(shell.typing("1+1").run("eval", "-")).isZero();
    assertThat(shell.out()).isEqualTo("2\n2\n");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void valueAsJsonIsTheRemoteObject() {
    var preview =
        "{\"type\":\"object\",\"className\":\"Object\",\"description\":\"Object\",\"objectId\":\"7\","
            + "\"preview\":{\"type\":\"object\",\"description\":\"Object\",\"overflow\":false,"
            + "\"properties\":[{\"name\":\"a\",\"type\":\"number\",\"value\":\"1\"}]}}";
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                params.get("generatePreview").getAsBoolean()
                    ? "{\"result\":{\"result\":" + preview + "}}"
                    : "{}");

    assertThat(shell.run("eval", "--json", "({a: 1})")).isZero();
    assertThat(shell.out())
        .isEqualTo("{\"outcome\":\"done\",\"result\":" + preview + ",\"exceptionDetails\":null}\n");
  }

  @Test
  void linesOfStandardInputAreAnsweredInOrderWhateverIsInThem() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                params.get("expression").getAsString().equals("throw 1")
                    ? "{\"result\":{\"result\":{\"type\":\"number\",\"value\":1},\"exceptionDetails\":"
                        + "{\"exceptionId\":1,\"text\":\"Uncaught\"}}}"
                    : "{\"result\":{\"result\":{\"type\":\"string\",\"value\":"
                        + params.get("expression")
                        + "}}}");
    var input = "\"a\\nb\"\n1+1\n\n\"throw 1\"\n[\"x\"]\n\"c\"";

    assertThat(shell.typing(input).run("eval", "--stdin", "--json")).isEqualTo(2);
    assertThat(shell.out().lines().map(CommandsTest::json))
        .extracting(line -> line.get("outcome").getAsString())
        .containsExactly("done", "usage", "usage", "threw", "usage", "done");
    assertThat(shell.out().lines().map(CommandsTest::json))
        .filteredOn(line -> line.has("line"))
        .extracting(line -> line.get("line").getAsInt())
        .containsExactly(2, 3, 5);
    assertThat(shell.out()).contains("\"value\":\"a\\nb\"").contains("line 2: expected one JSON");
  }

  @Test
  void firstFailureOfStandardInputIsTheExitCode() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                "{\"result\":{\"result\":{\"type\":\"undefined\"},\"exceptionDetails\":"
                    + "{\"exceptionId\":1,\"text\":\"Uncaught\"}}}");

    assertThat(shell.typing("\"a\"\nno\n").run("eval", "--stdin", "--json")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eval|an expression is missing",
        "eval --stdin|add --json",
        "eval --by-value 1|add --json",
        "eval --stdin --json 1|none as a word"
      })
  void evalSaysInPlainWordsWhatIsMissing(String line, String expected) {
    assertThat(shell.run(line.split(" "))).isEqualTo(2);
    assertThat(shell.err()).contains(expected).doesNotContain("parameter");
  }

  @Test
  void valueAsJsonByValueIsTheWholeValue() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                params.get("returnByValue").getAsBoolean()
                    ? "{\"result\":{\"result\":{\"type\":\"object\",\"value\":{\"a\":[1,null]}}}}"
                    : "{}");

    assertThat(shell.run("eval", "--json", "--by-value", "({a: [1, null]})")).isZero();
    assertThat(json(shell.out()).getAsJsonObject("result").get("value"))
        .hasToString("{\"a\":[1,null]}");
  }

  @Test
  void thrownErrorIsExitCodeOneOnStandardError() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                "{\"result\":{\"result\":{\"type\":\"undefined\"},\"exceptionDetails\":"
                    + "{\"exceptionId\":1,\"text\":\"Uncaught\",\"exception\":"
                    + "{\"type\":\"object\",\"subtype\":\"error\",\"className\":\"Error\","
                    + "\"description\":\"Error: boom\\n    at <anonymous>:1:7\"}}}}");

    assertThat(shell.run("eval", "throw Error('boom')")).isEqualTo(1);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).contains("Error: boom");

    assertThat(shell.run("eval", "--json", "throw Error('boom')")).isEqualTo(1);
    assertThat(json(shell.out()).get("outcome").getAsString()).isEqualTo("threw");
  }

  @Test
  void thrownObjectIsShownWithWhatIsInIt() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params ->
                "{\"result\":{\"result\":{\"type\":\"object\",\"className\":\"Object\",\"description\":\"Object\","
                    + "\"preview\":{\"type\":\"object\",\"description\":\"Object\",\"overflow\":false,"
                    + "\"properties\":[{\"name\":\"a\",\"type\":\"number\",\"value\":\"1\"}]}},"
                    + "\"exceptionDetails\":{\"exceptionId\":1,\"text\":\"Uncaught\",\"exception\":"
                    + "{\"type\":\"object\",\"className\":\"Object\",\"description\":\"Object\"}}}}");

    assertThat(shell.run("eval", "throw {a: 1}")).isEqualTo(1);
    assertThat(shell.err()).isEqualTo("Uncaught {a: 1}\n");
  }

  @Test
  void pageThatDoesNotAnswerIsExitCodeFour() {
    page("Cart").answers("Runtime.evaluate", params -> null);

    assertThat(shell.run("eval", "--timeout", "50ms", "for(;;);")).isEqualTo(4);
    assertThat(shell.err()).contains("No answer within 50 ms").contains("--timeout");
  }

  @Test
  void viewerMayNotEvaluate() throws IOException {
    page("Cart");

    var viewer = shell(key.viewerKey().text());
    assertThat(viewer.run("eval", "1+1")).isEqualTo(5);
    assertThat(viewer.run("targets")).isZero();
  }

  @Test
  void keyOfNoConsoleIsExitCodeFive() throws IOException {
    var page = shell(key.pageKey().text());

    assertThat(page.run("targets")).isEqualTo(5);
    assertThat(page.err()).contains("refused the key").doesNotContain(key.pageKey().text());
  }

  @Test
  void lostConnectionWithOpenEvaluationIsExitCodeSix() {
    page("Cart")
        .answers(
            "Runtime.evaluate",
            params -> {
              new Thread(relay::close).start();
              return null;
            });

    assertThat(shell.run("eval", "--timeout", "3s", "1+1")).isEqualTo(6);
    assertThat(shell.err()).contains("It may have run");
  }

  @Test
  void tailPrintsWhatIsHeldThenWhatComesUntilInterrupted() {
    var page = page("Cart");
    page.log("before");
    var tail = shell.start("tail");
    await().until(() -> shell.out().contains("before"));
    page.log("after\u001b[2J");
    await().until(() -> shell.out().contains("after"));
    shell.interrupt();

    assertThat(tail).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(shell.out()).containsSubsequence("Cart joined", "before", "after");
    assertThat(shell.out()).doesNotContain("\u001b");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void tailAsJsonIsOneObjectLineAnEntry() {
    var page = page("Cart");
    page.log("a\nb\u202e");
    page.event("Kite.lifecycle", "{\"state\":\"hidden\"}");
    var tail = shell.start("tail", "--json");
    await().until(() -> shell.out().lines().count() == 3);
    shell.interrupt();
    assertThat(tail).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);

    var lines = shell.out().lines().map(CommandsTest::json).toList();
    assertThat(lines)
        .extracting(line -> line.get("kind").getAsString())
        .containsExactly("target", "console", "lifecycle");
    assertThat(shell.out().lines()).allSatisfy(JsonDoc::checkTail);
    assertThat(lines.get(1).getAsJsonArray("args").get(0))
        .hasToString("{\"type\":\"string\",\"value\":\"a\\nb\u202e\"}");
    assertThat(lines.get(1).get("text").getAsString()).startsWith("a\n").contains("b");
    assertThat(shell.out()).doesNotContain("\u202e");
  }

  @Test
  void textInJsonIsTheMessageWithoutItsLevelAndPlace() {
    var page = page("Cart");
    call(
        page,
        "error",
        "{\"type\":\"string\",\"value\":\"100% of %d\"},{\"type\":\"number\",\"value\":7}");
    call(
        page,
        "warning",
        "{\"type\":\"string\",\"value\":\"  50%\"},{\"type\":\"string\",\"value\":\"off\"}");
    call(page, "log", "{\"type\":\"number\",\"value\":1},{\"type\":\"string\",\"value\":\"%d\"}");
    call(
        page,
        "assert",
        "{\"type\":\"string\",\"value\":\"%s\"},{\"type\":\"boolean\",\"value\":true}");
    call(page, "endGroup", "");
    var tail = shell.start("tail", "--json");
    await().until(() -> shell.out().lines().count() == 6);
    shell.interrupt();
    assertThat(tail).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);

    assertThat(shell.out().lines().skip(1).map(CommandsTest::json))
        .extracting(line -> line.get("text").getAsString())
        .containsExactly("100% of 7", "  50% off", "1 '%d'", "Assertion failed: true", "");
  }

  private static void call(FakePage page, String type, String args) {
    page.event(
        "Runtime.consoleAPICalled",
        "{\"type\":\"%s\",\"args\":[%s],\"timestamp\":1764000000000.5,\"stack\":\"Error\\n    at https://shop.test/app.js:3:9\"}"
            .formatted(type, args));
  }

  @Test
  void tailOfOneTargetLeavesTheOthersOut() {
    var cart = page("Cart");
    var pay = page("Pay");
    pay.log("from pay");
    cart.log("from cart");
    var tail = shell.start("tail", "--target", "cart");
    await().until(() -> shell.out().contains("from cart"));
    shell.interrupt();
    assertThat(tail).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);

    assertThat(shell.out()).doesNotContain("from pay");
    assertThat(shell.run("tail", "--target", "nothing")).isEqualTo(3);
  }

  @Test
  void tailGoesOnOverRestartOfTheRelayWithoutLossOrDoubles() throws Exception {
    var page = page("Cart");
    page.log("one");
    var tail = shell.start("tail", "--json");
    await().until(() -> shell.out().contains("\"one\""));
    int port = relay.port();
    relay.close();
    page.log("two");
    relay = RelayServer.start(RelayConfig.local(Script.load()).withPort(port));
    page.connect(URI.create(relay.urls().get(0)));
    page.log("three");
    await().atMost(20, SECONDS).until(() -> shell.out().contains("\"three\""));
    shell.interrupt();
    assertThat(tail).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);

    assertThat(shell.out().lines().map(CommandsTest::json))
        .filteredOn(line -> line.get("kind").getAsString().equals("console"))
        .extracting(line -> line.get("seq").getAsInt())
        .containsExactly(1, 2, 3);
    assertThat(shell.err()).contains("Trying again").contains("connected again");
  }

  @Test
  void attachOpensThePromptOnTheRelayThatIsNamed() {
    page("Cart");
    var titles = new ArrayList<String>();
    shell.prompting(
        connection -> connection.targets().forEach(target -> titles.add(target.title())));

    assertThat(shell.run("attach", relay.urls().get(0))).isZero();
    assertThat(titles).containsExactly("Cart");
  }

  @Test
  void kiteRunsRelayAndPromptInOneProcess() {
    var addresses = new ArrayList<URI>();
    shell.prompting(connection -> addresses.add(connection.relay()));

    assertThat(shell.run("--local", "--port", "0")).isZero();
    assertThat(addresses).singleElement().asString().startsWith("http://127.0.0.1:");
    assertThat(shell.out())
        .contains("relay on " + addresses.get(0))
        .contains("<script src=\"" + addresses.get(0) + "/kite.js?" + key.pageKey().text())
        .contains("Join page:   " + addresses.get(0) + "/j/" + key.pageKey().text())
        .contains("Ctrl-D leaves");
  }

  @Test
  void portThatIsTakenIsOneLineWithTheWaysOut() {
    assertThat(shell.run("--local", "--port", "" + relay.port())).isEqualTo(5);
    assertThat(shell.err().lines())
        .singleElement()
        .asString()
        .contains("" + relay.port())
        .contains("--port")
        .contains("kite attach");
  }

  @Test
  void serveRunsUntilInterrupted() {
    var serving = shell.start("serve", "--port", "0");
    await().until(shell::awaitsInterrupt);
    shell.interrupt();

    assertThat(serving).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(shell.out()).matches("kite relay on http://127\\.0\\.0\\.1:\\d+\n");
  }

  private FakePage page(String title) {
    var epoch = EPOCH.substring(1) + pages.size();
    var page = FakePage.open(URI.create(relay.urls().get(0)), key.pageKey(), title, epoch);
    pages.add(page);
    return page;
  }

  private Shell shell(String text) throws IOException {
    var file = home.resolve(text.substring(0, 2) + ".key");
    Files.writeString(file, text, UTF_8);
    file.toFile().setReadable(false, false);
    file.toFile().setReadable(true, true);
    return new Shell(home)
        .with("KITE_RELAY", relay.urls().get(0))
        .with("KITE_KEY_FILE", file.toString());
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
