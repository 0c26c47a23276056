package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.kite.JsonDoc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final String WELL =
      """
      {"stream":"m","name":"devicemotion","state":"granted","why":"","rate":60.04},
      {"stream":"o","name":"deviceorientation","state":"granted","why":"","rate":59.6},
      {"stream":"v","name":"visibility","state":"granted","why":""}
      """;

  @TempDir private Path home;
  private TestRoom room;
  private Shell shell;

  @BeforeEach
  void open() throws Exception {
    room = TestRoom.open(home);
    shell = room.shell();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void whatIsWellIsToldInALineEach() {
    page("Cart", WELL);

    assertThat(shell.run("doctor")).isZero();
    assertThat(shell.out().lines())
        .containsExactly(
            "ok    relay       " + room.url() + " answers.",
            "ok    key         A control key, which the relay takes: it sees, evaluates and drives.",
            "ok    pages       1 page is connected.",
            "",
            "Cart  https://shop.test/Cart",
            "ok    page        It answers.",
            "ok    evaluation  By eval, as at a browser's own prompt.",
            "ok    secure      It is a secure page.",
            "ok    sensors     devicemotion 60/s, deviceorientation 60/s, visibility");
  }

  @Test
  void sensorsWithOneReasonShareALineInThePagesOwnWords() {
    page(
        "Desk",
        """
        {"stream":"m","name":"devicemotion","state":"absent","why":"All readings are empty: none."},
        {"stream":"o","name":"deviceorientation","state":"absent","why":"All readings are empty: none."},
        {"stream":"g","name":"Accelerometer","state":"absent","why":"No hardware for Accelerometer, or so."},
        {"stream":"g","name":"Gyroscope","state":"absent","why":"No hardware for Gyroscope, or so."}
        """);

    assertThat(shell.run("doctor")).isZero();
    assertThat(shell.out())
        .endsWith(
            """
            warn  sensors     devicemotion, deviceorientation: All readings are empty: none.
            warn  sensors     No hardware for Accelerometer, Gyroscope, or so.
            """);
  }

  @Test
  void pageThatIsAwayIsNotCountedAsConnected() {
    page("Cart", WELL);
    leave("Phone");

    assertThat(shell.run("doctor")).isEqualTo(1);
    assertThat(shell.out())
        .contains("ok    pages       1 page is connected, 1 is away.\n")
        .contains("fail  page        It is away");
  }

  @Test
  void pagesThatAreAllAwayFail() {
    leave("Cart");
    leave("Phone");

    assertThat(shell.run("doctor")).isEqualTo(1);
    assertThat(shell.out()).contains("fail  pages       None is connected, 2 are away.\n");
  }

  @Test
  void marksAreColouredOnATerminal() throws IOException {
    page(
        "Cart",
        "{\"stream\":\"m\",\"name\":\"devicemotion\",\"state\":\"insecure\",\"why\":\"No.\"}");
    shell.with("TERM", "xterm").run("doctor");
    Files.writeString(room.keyFile(), room.viewerKey());
    shell.run("doctor");

    assertThat(shell.out())
        .contains("\u001b[32mok  \u001b[0m  relay       ")
        .contains("\u001b[33mwarn\u001b[0m  key         ")
        .contains("\u001b[31mfail\u001b[0m  secure      ");
  }

  @Test
  void pageThatIsNotSecureFails() {
    page(
        "Phone",
        "{\"stream\":\"m\",\"name\":\"devicemotion\",\"state\":\"insecure\",\"why\":\"Use https.\"}");

    assertThat(shell.run("doctor")).isEqualTo(1);
    assertThat(shell.out())
        .contains(
            "fail  secure      It is no secure page, so it has no sensors: use https or localhost.")
        .contains("fail  sensors     devicemotion: Use https.");
  }

  @Test
  void pageThatDoesNotAnswerAsItShouldFails() {
    room.page("Old");

    assertThat(shell.run("doctor")).isEqualTo(1);
    assertThat(shell.out()).contains("fail  page        unknown method");
  }

  @Test
  void answerOfAnotherShapeIsNamed() {
    page("Odd", "{\"stream\":7}");

    assertThat(shell.run("doctor")).isEqualTo(1);
    assertThat(shell.out()).contains("Sensor.check: streams: stream: expected a string.");
  }

  @Test
  void withoutAPageSomethingIsMissing() {
    assertThat(shell.run("doctor", room.url())).isEqualTo(1);
    assertThat(shell.out()).contains("fail  pages       None is connected.", "kite key show");
  }

  @Test
  void relayThatDoesNotAnswerIsNamedAndNothingElseTried() throws IOException {
    assertThat(shell.run("doctor", "http://127.0.0.1:" + closedPort())).isEqualTo(5);
    assertThat(shell.out().lines())
        .singleElement()
        .asString()
        .startsWith("fail  relay       No relay answers at ")
        .contains("kite serve");
  }

  @Test
  void keyThatOpensNoConsoleIsNamed() throws IOException {
    var pageKey = room.pageKey();
    Files.writeString(room.keyFile(), pageKey);

    assertThat(shell.run("doctor")).isEqualTo(5);
    assertThat(shell.out().lines().toList().get(0)).startsWith("ok    relay");
    assertThat(shell.out()).contains("fail  key         The relay at ").contains("--key-file");
  }

  @Test
  void viewerKeyAsksNoPageAndFailsNothing() throws IOException {
    page("Cart", WELL);
    Files.writeString(room.keyFile(), room.viewerKey());

    assertThat(shell.run("doctor")).isZero();
    assertThat(shell.out())
        .contains("warn  key         A viewer key", "warn  page        It is there.")
        .doesNotContain("sensors");
  }

  @Test
  void hostileTextOfAPageDoesNotReachTheTerminal() {
    page(
        "Evil\u001b[2J",
        "{\"stream\":\"m\",\"name\":\"x\\u001b[2J\",\"state\":\"denied\",\"why\":\"y\\u001b[2J\"}");

    shell.run("doctor");

    assertThat(shell.out()).doesNotContain("\u001b").contains("\\x1b[2J");
  }

  @Test
  void jsonHasALineForEachCheckAsDescribed() {
    page(
        "Cart",
        WELL
            + ",{\"stream\":\"a\",\"name\":\"deviceorientationabsolute\",\"state\":\"absent\",\"why\":\"None.\"}");

    assertThat(shell.run("doctor", "--json")).isZero();
    var lines = shell.out().lines().map(JsonDoc::checkDoctor).toList();
    assertThat(lines)
        .extracting(line -> line.get("check").getAsString())
        .containsExactlyElementsOf(
            List.of(
                "relay",
                "key",
                "pages",
                "page",
                "evaluation",
                "secure",
                "sensor",
                "sensor",
                "sensor",
                "sensor"));
    assertThat(lines)
        .extracting(DoctorTest::sensor)
        .contains("m ok 60.0", "v ok null", "a warn null");
  }

  @Test
  void examplesOfTheDocumentFitItsTable() {
    assertThat(JsonDoc.examples("doctor")).hasSize(3).allSatisfy(JsonDoc::checkDoctor);
  }

  private static String sensor(JsonObject line) {
    return line.has("stream")
        ? line.get("stream").getAsString()
            + " "
            + line.get("mark").getAsString()
            + " "
            + line.get("rate")
        : "";
  }

  /** A page that was there and may come back. */
  private void leave(String title) {
    room.page(title).drop();
    await()
        .untilAsserted(
            () -> {
              var other = room.shell();
              other.run("targets");
              assertThat(other.out()).contains("away    " + title);
            });
  }

  private void page(String title, String streams) {
    room.page(title)
        .answers("Sensor.check", params -> "{\"result\":{\"streams\":[" + streams + "]}}");
  }

  @Test
  void answerWithoutAnEndIsNotWaitedFor() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var elsewhere = "http://127.0.0.1:" + socket.getLocalPort();
      var doctor = shell.start("doctor", elsewhere);
      try (var asked = socket.accept()) {
        asked.getOutputStream().write("HTTP/1.1 404 Not Found\r\n\r\nand so on".getBytes(UTF_8));

        assertThat(doctor).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(5);
        assertThat(shell.out()).contains("is no kite relay (it answered 404). Check --relay.");
      }
    }
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
