package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  static List<String> fromPages() {
    return Examples.of("page-to-relay");
  }

  static List<String> toPages() {
    return Examples.of("relay-to-page");
  }

  static List<String> fromConsoles() {
    return Examples.of("console-to-relay");
  }

  static List<String> toConsoles() {
    return Examples.of("relay-to-console");
  }

  static List<String> commands() {
    return Examples.of("command-to-page");
  }

  static List<String> events() {
    return Examples.of("event-from-page");
  }

  @ParameterizedTest
  @MethodSource("fromPages")
  void whatPagesSendIsReadAndWrittenTheSame(String line) {
    var frame = PageFrame.decode(bytes(line));

    assertThat(frame).isNotInstanceOf(PageFrame.Unknown.class);
    assertThat(frame.text()).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("toPages")
  void whatPagesAreSentIsReadAndWrittenTheSame(String line) {
    var frame = ToPage.decode(bytes(line));

    assertThat(frame).isNotInstanceOf(ToPage.Unknown.class);
    assertThat(frame.text()).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("fromConsoles")
  void whatConsolesSendIsReadAndWrittenTheSame(String line) {
    var frame = FromConsole.decode(bytes(line));

    assertThat(frame).isNotInstanceOf(FromConsole.Unknown.class);
    assertThat(frame.text()).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("toConsoles")
  void whatConsolesAreSentIsReadAndWrittenTheSame(String line) {
    var frame = ToConsole.decode(line);

    assertThat(frame).isNotInstanceOf(ToConsole.Unknown.class);
    assertThat(frame.text()).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAnId(String line) {
    var id = CommandId.peek(Body.of(line)).orElseThrow();

    assertThat(line).startsWith("{\"id\":\"" + id + "\"");
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventHasTheMembersThatTheTableNames(String line) {
    var event = object(line);

    assertThat(event.keySet()).containsExactly("method", "params");
    var named = Examples.lastCell(event.get("method").getAsString());
    assertNamed(event.getAsJsonObject("params"), named);
  }

  @Test
  void everyCommandHasAReplyWithTheMembersThatTheTableNames() {
    var replies = Examples.of("result-from-page");
    assertThat(replies).hasSameSizeAs(commands());
    for (int i = 0; i < replies.size(); i++) {
      var command = object(commands().get(i));
      var reply = object(replies.get(i));

      assertThat(reply.keySet()).containsExactly("id", "result");
      assertThat(reply.get("id")).isEqualTo(command.get("id"));
      var named = Examples.lastCell(command.get("method").getAsString());
      boolean isReport = named.contains("the report");
      assertNamed(
          reply.getAsJsonObject("result"), isReport ? Examples.paragraph("Report: ") : named);
    }
  }

  private static void assertNamed(JsonObject members, String text) {
    assertThat(members.keySet()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  private static JsonObject object(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }

  @Test
  void everyNoticeIsReadAndWrittenTheSame() {
    var notices =
        toConsoles().stream()
            .map(ToConsole::decode)
            .filter(ToConsole.Notice.class::isInstance)
            .map(frame -> ((ToConsole.Notice) frame).notice())
            .toList();

    assertThat(notices).isNotEmpty();
    assertThat(notices)
        .allSatisfy(
            body -> assertThat(TargetNotice.decode(body).orElseThrow().encode()).isEqualTo(body));
  }

  @Test
  void keysOfTheChainFollowFromOneAnother() {
    var keys =
        Examples.of("keys").stream()
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .toList();
    var control = new ControlKey(keys.get(0));

    assertThat(control.viewerKey().text()).isEqualTo(keys.get(1));
    assertThat(control.pageKey().text()).isEqualTo(keys.get(2));
    assertThat(control.viewerKey().pageKey()).isEqualTo(control.pageKey());
  }

  private static ByteBuffer bytes(String line) {
    return ByteBuffer.wrap(line.getBytes(UTF_8));
  }
}
