package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  private static final long LARGEST = (1L << 53) - 1;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e|seq",
        "e 0 {}|seq",
        "e 01 {}|seq",
        "e -1 {}|seq",
        "e 9007199254740992 {}|seq",
        "e 99999999999999999999999 {}|seq",
        "e 1|event",
        "e 1 5|event",
        "e 1 {|event",
        "r 1 00C0FFEE00C0FFEE {}|session",
        "r 1 c0ffee {}|session",
        "s q 1 []|stream",
        "s m 1 {}|readings",
        "g 2 1 3 0 overflow|to",
        "g 2 3 2 0 overflow|to",
        "g 2 1 2 0 Overflow|why",
        "g 2 1 2 0 overflow more|end",
        "h 1 {\"source\":\"1\"}|id",
        "h 3f2504e04f8941d39a0c0305e82c3301 {}|source",
        "h 3f2504e04f8941d39a0c0305e82c3301 {\"source\":1}|source",
        "'p '|end",
        "H nonsense|hello",
        "H {\"v\":2}|v",
        "H {\"v\":1,\"v\":1}|hello",
        "H {'v':1}|hello",
        "H {\"v\":1,\"epoch\":7}|epoch",
        "H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"evalMode\":\"maybe\"}|evalMode"
      })
  void frameThatDoesNotFitIsRefusedByTheNameOfTheField(String line, String field) {
    assertThatThrownBy(() -> PageFrame.decode(bytes(line)))
        .isInstanceOfSatisfying(
            FrameException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageStartingWith(field + ": ");
  }

  @ParameterizedTest
  @CsvSource({"z 1 {}", "hello", "E 1 {}", "E"})
  void kindOfLaterVersionIsUnknownAndNoError(String line) {
    assertThat(PageFrame.decode(bytes(line))).isInstanceOf(PageFrame.Unknown.class);
    assertThat(ToConsole.decode("q 1")).isInstanceOf(ToConsole.Unknown.class);
  }

  @Test
  void emptyMessageIsRefused() {
    assertThatThrownBy(() -> PageFrame.decode(bytes(""))).hasMessage("kind: the message is empty");
  }

  @Test
  void bodyIsCutOutOfTheMessageUntouched() {
    var frame =
        (PageFrame.Event) PageFrame.decode(bytes("e 7 { \"a\" : \"\u00fc \ud83d\ude00\" }"));

    assertThat(frame.event().text()).isEqualTo("{ \"a\" : \"\u00fc \ud83d\ude00\" }");
  }

  @Test
  void directBufferIsReadLikeAnyOther() {
    var direct = ByteBuffer.allocateDirect(64).put(bytes("e 7 {}")).flip();

    assertThat(PageFrame.decode(direct)).isEqualTo(new PageFrame.Event(7, Body.of("{}")));
    assertThat(direct.remaining()).isEqualTo(6);
  }

  @Test
  void helloDeeperThanTheLimitIsRefused() {
    var deep = "H {\"v\":1,\"x\":" + "[".repeat(70) + "]".repeat(70) + "}";

    assertThatThrownBy(() -> PageFrame.decode(bytes(deep))).isInstanceOf(FrameException.class);
  }

  @Test
  void helloWithTooManyElementsIsRefused() {
    var wide = "H {\"v\":1,\"x\":[" + "1,".repeat(10_000) + "1]}";

    assertThatThrownBy(() -> PageFrame.decode(bytes(wide)))
        .hasMessage("hello: more than 10000 elements");
  }

  @Test
  void longTitleIsCutBetweenCharactersNeverInsideAPair() {
    var title = "a" + "\ud83d\ude00".repeat(200);
    var hello =
        "H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"title\":\"%s\",\"evalMode\":\"eval\",\"sensors\":\"absent\"}"
            .formatted(title);

    var frame = (PageFrame.Hello) PageFrame.decode(bytes(hello));

    assertThat(frame.hello().title()).isEqualTo("a" + "\ud83d\ude00".repeat(127));
  }

  @Test
  void titleThatAPageCutInsideAPairIsNoReasonToRefuseIt() {
    var hello =
        "H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"title\":\"a\\ud83d\",\"evalMode\":\"eval\",\"sensors\":\"absent\"}";

    var frame = (PageFrame.Hello) PageFrame.decode(bytes(hello));

    assertThat(frame.hello().title()).startsWith("a");
  }

  @Test
  void idIsFoundBehindOtherMembersAndEventsHaveNone() {
    var id = "5e884898da28047151d0e56f8dc62927";

    assertThat(CommandId.peek(Body.of("{\"result\":{\"id\":1},\"id\":\"" + id + "\"}")))
        .contains(new CommandId(id));
    assertThat(CommandId.peek(Body.of("{\"method\":\"Sensor.recorded\"}"))).isEmpty();
    assertThatThrownBy(() -> CommandId.peek(Body.of("{\"id\":7}"))).hasMessageStartingWith("id: ");
    assertThatThrownBy(() -> CommandId.peek(Body.of("{nonsense}"))).hasMessageStartingWith("id: ");
  }

  @Property
  void everyEventIsWrittenAndReadTheSame(
      @ForAll @LongRange(min = 1, max = LARGEST) long position,
      @ForAll @LongRange(min = 1, max = LARGEST) long seq,
      @ForAll String text) {
    var body = Body.of("{\"x\":\"" + text + "\"}");
    var event = new ToConsole.Event(position, 1, "7G3QW0ZC5M", "9f86d081884c7d65", seq, body);

    assertThat(ToConsole.decode(event.encode())).isEqualTo(event);
  }

  @Property
  void whateverComesInIsAFrameOrIsRefused(@ForAll byte[] anything) {
    assertFrameOrRefusal(anything);
  }

  @Property
  void whateverLooksLikeAFrameIsAFrameOrIsRefused(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String rest,
      @ForAll @CharRange(from = 'a', to = 'z') char kind) {
    assertFrameOrRefusal((kind + " 1 " + rest).getBytes(UTF_8));
  }

  private static void assertFrameOrRefusal(byte[] message) {
    try {
      assertThat(PageFrame.decode(ByteBuffer.wrap(message))).isNotNull();
      assertThat(FromConsole.decode(ByteBuffer.wrap(message))).isNotNull();
      assertThat(ToPage.decode(ByteBuffer.wrap(message))).isNotNull();
      assertThat(ToConsole.decode(ByteBuffer.wrap(message))).isNotNull();
    } catch (FrameException refusal) {
      assertThat(refusal).hasMessageStartingWith(refusal.field() + ": ");
    }
  }

  private static ByteBuffer bytes(String line) {
    return ByteBuffer.wrap(line.getBytes(UTF_8));
  }
}
