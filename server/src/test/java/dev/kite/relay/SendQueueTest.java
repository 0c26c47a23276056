package dev.kite.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SendQueueTest {
  private final SendQueue queue = new SendQueue(8);

  @Test
  void framesLeaveInTheOrderTheyCame() {
    queue.offer(frame("a"));
    queue.offer(frame("b"));

    assertThat(sent()).isEqualTo("a");
    assertThat(sent()).isEqualTo("b");
  }

  @Test
  void refusesFrameBeyondItsBoundAndKeepsTheRest() {
    queue.offer(frame("12345678"));

    assertThat(queue.offer(frame("9"))).isFalse();
    assertThat(sent()).isEqualTo("12345678");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void newerReadingsReplaceTheUnsentOnesOfTheirSlot() {
    queue.offerLatest("motion", frame("old"));
    queue.offerLatest("motion", frame("new"));

    assertThat(sent()).isEqualTo("new");
    assertThat(queue.poll()).isNull();
    assertThat(queue.replaced()).isEqualTo(1);
  }

  @Test
  void overwrittenReadingsDoNotOvertakeOthersThatWaitLonger() {
    queue.offerLatest("motion", frame("m1"));
    queue.offerLatest("orientation", frame("o1"));
    queue.offerLatest("motion", frame("m2"));

    assertThat(sent()).isEqualTo("o1");
    assertThat(sent()).isEqualTo("m2");
  }

  @Test
  void readingsBeyondTheBoundReplaceThoseThatWaitLongest() {
    queue.offerLatest("first", frame("1234"));
    queue.offerLatest("second", frame("abcd"));
    queue.offerLatest("third", frame("wxyz"));
    queue.offer(frame("12345678"));

    assertThat(sent()).isEqualTo("12345678");
    assertThat(sent()).isEqualTo("abcd");
    assertThat(sent()).isEqualTo("wxyz");
    queue.offerLatest("first", frame("123456789"));
    queue.offerLatest("second", frame("12345678"));
    assertThat(sent()).isEqualTo("12345678");
    assertThat(queue.poll()).isNull();
    assertThat(queue.replaced()).isEqualTo(2);
  }

  @Test
  void endTellsWhatWasNeverTakenAndThenTakesNothing() {
    var taken = frame("1");
    var waiting = frame("2");
    queue.offer(taken);
    queue.offer(waiting);
    queue.poll();

    assertThat(queue.end()).containsExactly(waiting);
    assertThat(queue.offer(frame("3"))).isFalse();
    queue.offerLatest("motion", frame("m"));
    assertThat(queue.poll()).isNull();
  }

  @Test
  void lastWordIsAllThatIsLeft() {
    queue.offer(frame("1"));
    queue.offerLatest("motion", frame("m"));
    queue.endWith(frame("longer than the bound"));

    assertThat(sent()).isEqualTo("longer than the bound");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void refillIsDueOnceWhenItWasAskedForAndHalfIsSent() {
    var large = new SendQueue(Limits.FEED_BYTES);
    var half = ByteBuffer.allocate(Limits.FEED_BYTES / 2);
    assertThat(large.refillBelow(Limits.FEED_BYTES)).isFalse();
    large.offer(half);
    large.offer(half.duplicate());

    assertThat(large.refillBelow(Limits.FEED_BYTES)).isTrue();
    assertThat(large.refillDue()).isFalse();
    large.poll();
    assertThat(large.refillDue()).isTrue();
    assertThat(large.refillDue()).isFalse();
  }

  private static ByteBuffer frame(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private String sent() {
    return UTF_8.decode(queue.poll()).toString();
  }
}
