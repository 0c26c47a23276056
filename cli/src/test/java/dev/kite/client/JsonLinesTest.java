package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.stack.MappedFrame;
import dev.kite.stack.Original;
import dev.kite.stack.StackFrame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final Stamp AT = new Stamp(18, 1764000000001L, "7G3QW0ZC5M", "9f86", 1);

  @Test
  void consoleCallHasAllMembers() throws BadMessageException {
    var line =
        JsonLines.event(
            event(
                ConsoleCall.METHOD,
                "{\"type\":\"log\",\"args\":[{\"type\":\"string\",\"value\":\"hi\"}],"
                    + "\"timestamp\":1.5,\"stack\":\"Error\"}"),
            "hi",
            List.of(mapped(Optional.empty())));

    assertThat(line)
        .isEqualTo(
            "{\"position\":18,\"target\":\"7G3QW0ZC5M\",\"epoch\":\"9f86\","
                + "\"seq\":1,\"kind\":\"console\",\"type\":\"log\","
                + "\"args\":[{\"type\":\"string\",\"value\":\"hi\"}],\"text\":\"hi\","
                + "\"stack\":[{\"function\":\"pay\",\"url\":\"https://shop.test/a.js\",\"line\":1,"
                + "\"column\":null,\"source\":null}],"
                + "\"pageTime\":1.5,\"relayTime\":1764000000001}");
  }

  @Test
  void frameSaysWhereItsSourceIs() throws BadMessageException {
    var original = new Original("https://shop.test/src/a.ts", "src/a.ts", 12, 5, "x", true, false);

    assertThat(
            JsonLines.event(
                event(ConsoleCall.METHOD, "{}"), "", List.of(mapped(Optional.of(original)))))
        .contains(
            "\"source\":{\"url\":\"https://shop.test/src/a.ts\",\"path\":\"src/a.ts\",\"line\":12,"
                + "\"column\":5,\"name\":\"checkout\",\"ignored\":false}");
  }

  @Test
  void thrownValueIsTheArgumentOfAnError() throws BadMessageException {
    var line =
        JsonLines.event(
            event(
                UncaughtError.METHOD,
                "{\"timestamp\":2,\"stack\":\"\",\"exceptionDetails\":"
                    + "{\"text\":\"Uncaught\",\"exception\":{\"type\":\"number\",\"value\":7}}}"),
            "Uncaught 7",
            List.of());

    assertThat(line)
        .contains("\"kind\":\"error\",\"type\":\"uncaught\"")
        .contains("\"args\":[{\"type\":\"number\",\"value\":7}]");
  }

  @Test
  void eventWithoutItsMembersStillIsOneLine() throws BadMessageException {
    assertThat(JsonLines.event(event(ConsoleCall.METHOD, "{}"), "", null))
        .contains("\"type\":null,\"args\":[],\"text\":\"\",\"stack\":null,\"pageTime\":null,");
    assertThat(JsonLines.event(event("Sensor.state", "{\"state\":\"denied\"}"), "x", null))
        .contains("\"kind\":\"event\",\"type\":\"Sensor.state\"")
        .contains("\"params\":{\"state\":\"denied\"}");
  }

  @Test
  void numbersKeepTheirDigits() throws BadMessageException {
    assertThat(JsonLines.event(event("A", "{\"a\":-0,\"b\":1e3,\"c\":9007199254740993}"), "", null))
        .contains("{\"a\":-0,\"b\":1e3,\"c\":9007199254740993}");
  }

  @Test
  void nothingThatTerminalOrReaderCouldObeyStaysRaw() throws BadMessageException {
    var evil = "\\u001b[2J \\u009b1m \\u202e \\u200b \\u2028 \\u007f \\ud800 \\udb40\\udc41";
    var line = JsonLines.event(event("A", "{\"text\":\"" + evil + "\"}"), "\u001b]0;x\u0007", null);

    assertThat(line).contains(evil).contains("\"text\":\"\\u001b]0;x\\u0007\"");
    assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Test
  void textOfAnyScriptStaysReadable() throws BadMessageException {
    assertThat(JsonLines.event(event("A", "{\"text\":\"äöü 漢字 😀\"}"), "", null))
        .contains("äöü 漢字 😀");
  }

  private static PageEvent event(String method, String params) throws BadMessageException {
    return new PageEvent(AT, method, Json.object("params", params));
  }

  private static MappedFrame mapped(Optional<Original> original) {
    var frame = new StackFrame("Object.pay", "https://shop.test/a.js", 1, 0);
    return new MappedFrame(frame, original, "checkout");
  }
}
