package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketDecoderTest implements WebSocketDecoder.Sink {
  private static final int FIN = 0x80;
  private static final int MAX = 1_000;
  private static final int KEY = 0x9f86d081;

  private final List<String> heard = new ArrayList<>();
  private final WebSocketDecoder decoder = new WebSocketDecoder(MAX, this);

  @Override
  public void message(byte[] text) {
    heard.add(new String(text, UTF_8));
  }

  @Override
  public void ping(byte[] payload) {
    heard.add("ping " + new String(payload, UTF_8));
  }

  @Override
  public void closed(int code) {
    heard.add("close " + code);
  }

  @Test
  void fragmentsBecomeOneMessageAndPingsPassBetweenThem() throws ProtocolViolation {
    decoder.decode(frame(1, "one "));
    decoder.decode(frame(FIN | 9, "you?"));
    decoder.decode(frame(0, "two "));
    assertThat(decoder.isUnfinished()).isTrue();
    decoder.decode(frame(FIN, "three"));

    assertThat(heard).containsExactly("ping you?", "one two three");
    assertThat(decoder.isUnfinished()).isFalse();
  }

  @Test
  void emptyMessageIsAMessage() throws ProtocolViolation {
    decoder.decode(frame(FIN | 1, ""));

    assertThat(heard).containsExactly("");
  }

  @Test
  void closeNamesItsCode() throws ProtocolViolation {
    decoder.decode(masked(FIN | 8, new byte[] {0x03, (byte) 0xe9}));
    decoder.decode(masked(FIN | 8, new byte[0]));

    assertThat(heard).containsExactly("close 1001", "close 1005");
  }

  @ParameterizedTest
  @CsvSource({
    "0xc1, 0x80, 1002", // A reserved bit.
    "0x81, 0x05, 1002", // No mask.
    "0x82, 0x80, 1003", // Binary.
    "0x83, 0x80, 1002", // No such kind.
    "0x80, 0x80, 1002", // Goes on with nothing.
    "0x09, 0x80, 1002", // A ping in fragments.
    "0x89, 0xfe, 1002", // A ping that is too long.
    "0x8b, 0x80, 1002"
  })
  void frameAgainstTheRulesIsRefusedAtItsHead(String first, String second, int code) {
    var head =
        ByteBuffer.wrap(
            new byte[] {Integer.decode(first).byteValue(), Integer.decode(second).byteValue()});

    assertCode(code, () -> decoder.decode(head));
  }

  @Test
  void newMessageInsideAnotherIsRefused() throws ProtocolViolation {
    decoder.decode(frame(1, "begun"));

    assertCode(1002, () -> decoder.decode(frame(FIN | 1, "another")));
  }

  @Test
  void messageOverTheLimitIsRefusedWhenItIsAnnounced() throws ProtocolViolation {
    decoder.decode(frame(1, "x".repeat(600)));
    var head = ByteBuffer.wrap(new byte[] {0, (byte) 0xfe, 0x01, (byte) 0x91, 0, 0, 0, 0});

    assertCode(1009, () -> decoder.decode(head));
  }

  @Test
  void lengthBeyondAllNumbersIsTooLarge() {
    var head =
        ByteBuffer.wrap(new byte[] {(byte) 0x81, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1})
            .duplicate();
    var whole = ByteBuffer.allocate(14).put(head).putInt(KEY).flip();

    assertCode(1009, () -> decoder.decode(whole));
  }

  @Test
  void textThatIsNoUtf8IsRefused() {
    assertCode(1007, () -> decoder.decode(masked(FIN | 1, new byte[] {'a', (byte) 0xc3})));
    assertCode(
        1007,
        () -> decoder.decode(masked(FIN | 1, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})));
  }

  @ParameterizedTest
  @CsvSource({"999", "1004", "1005", "1006", "1015", "2999", "5000"})
  void closeCodeThatMayNotBeSentIsRefused(int code) {
    var payload = new byte[] {(byte) (code >> 8), (byte) code};

    assertCode(1002, () -> decoder.decode(masked(FIN | 8, payload)));
  }

  @Property
  void messagesComeOutHoweverTheBytesAreCut(
      @ForAll @Size(max = 8) List<String> texts, @ForAll @IntRange(min = 1, max = 40) int cut)
      throws ProtocolViolation {
    var heard = new ArrayList<String>();
    var decoder = new WebSocketDecoder(1 << 20, new Texts(heard));
    var all = ByteBuffer.allocate(1 << 20);
    texts.forEach(text -> all.put(frame(FIN | 1, text)));
    all.flip();
    while (all.hasRemaining()) {
      int size = Math.min(cut, all.remaining());
      decoder.decode(all.slice(all.position(), size));
      all.position(all.position() + size);
    }

    // What Java's strings hold beyond UTF-8 is replaced when they are encoded.
    assertThat(heard)
        .isEqualTo(texts.stream().map(text -> new String(text.getBytes(UTF_8), UTF_8)).toList());
  }

  @Property
  void utf8IsWhatTheJdkTakesForUtf8(@ForAll byte[] bytes) {
    assertThat(Utf8.isValid(bytes)).isEqualTo(jdkTakes(bytes));
  }

  @Property
  void utf8OfAnyTextIsValid(@ForAll String text) {
    assertThat(Utf8.isValid(text.getBytes(UTF_8))).isTrue();
  }

  private static boolean jdkTakes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static ByteBuffer frame(int first, String text) {
    return masked(first, text.getBytes(UTF_8));
  }

  private static ByteBuffer masked(int first, byte[] payload) {
    var out = ByteBuffer.allocate(payload.length + 14);
    out.put((byte) first);
    if (payload.length < 126) {
      out.put((byte) (0x80 | payload.length));
    } else {
      out.put((byte) 0xfe).putShort((short) payload.length);
    }
    out.putInt(KEY);
    for (int i = 0; i < payload.length; i++) {
      out.put((byte) (payload[i] ^ (KEY >>> (24 - i % 4 * 8))));
    }
    return out.flip();
  }

  private static void assertCode(int code, ThrowingCallable decoding) {
    assertThatThrownBy(decoding)
        .isInstanceOfSatisfying(
            ProtocolViolation.class,
            violation -> assertThat(violation.closeCode()).isEqualTo(code));
  }

  /** Keeps the messages and nothing else. */
  private record Texts(List<String> heard) implements WebSocketDecoder.Sink {
    @Override
    public void message(byte[] text) {
      heard.add(new String(text, UTF_8));
    }

    @Override
    public void ping(byte[] payload) {
      throw new AssertionError("nobody sent a ping");
    }

    @Override
    public void closed(int code) {
      throw new AssertionError("nobody closed");
    }
  }
}
