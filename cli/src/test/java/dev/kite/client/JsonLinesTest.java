package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

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
            "hi");

    assertThat(line)
        .isEqualTo(
            "{\"position\":18,\"time\":1764000000001,\"target\":\"7G3QW0ZC5M\",\"epoch\":\"9f86\","
                + "\"seq\":1,\"kind\":\"console\",\"type\":\"log\","
                + "\"args\":[{\"type\":\"string\",\"value\":\"hi\"}],\"text\":\"hi\","
                + "\"stack\":\"Error\",\"timestamp\":1.5}");
  }

  @Test
  void thrownValueIsTheArgumentOfAnError() throws BadMessageException {
    var line =
        JsonLines.event(
            event(
                UncaughtError.METHOD,
                "{\"timestamp\":2,\"stack\":\"\",\"exceptionDetails\":"
                    + "{\"text\":\"Uncaught\",\"exception\":{\"type\":\"number\",\"value\":7}}}"),
            "Uncaught 7");

    assertThat(line)
        .contains("\"kind\":\"error\",\"type\":\"uncaught\"")
        .contains("\"args\":[{\"type\":\"number\",\"value\":7}]");
  }

  @Test
  void eventWithoutItsMembersStillIsOneLine() throws BadMessageException {
    assertThat(JsonLines.event(event(ConsoleCall.METHOD, "{}"), ""))
        .contains("\"type\":null,\"args\":[],\"text\":\"\",\"stack\":null,\"timestamp\":null}");
    assertThat(JsonLines.event(event("Sensor.state", "{\"state\":\"denied\"}"), "x"))
        .contains("\"kind\":\"event\",\"type\":\"Sensor.state\"")
        .contains("\"params\":{\"state\":\"denied\"}");
  }

  @Test
  void numbersKeepTheirDigits() throws BadMessageException {
    assertThat(JsonLines.event(event("A", "{\"a\":-0,\"b\":1e3,\"c\":9007199254740993}"), ""))
        .contains("{\"a\":-0,\"b\":1e3,\"c\":9007199254740993}");
  }

  @Test
  void nothingThatTerminalOrReaderCouldObeyStaysRaw() throws BadMessageException {
    var evil = "\\u001b[2J \\u009b1m \\u202e \\u200b \\u2028 \\u007f \\ud800 \\udb40\\udc41";
    var line = JsonLines.event(event("A", "{\"text\":\"" + evil + "\"}"), "\u001b]0;x\u0007");

    assertThat(line).contains(evil).contains("\"text\":\"\\u001b]0;x\\u0007\"");
    assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Test
  void textOfAnyScriptStaysReadable() throws BadMessageException {
    assertThat(JsonLines.event(event("A", "{\"text\":\"äöü 漢字 😀\"}"), "")).contains("äöü 漢字 😀");
  }

  private static PageEvent event(String method, String params) throws BadMessageException {
    return new PageEvent(AT, method, Json.object("params", params));
  }
}
