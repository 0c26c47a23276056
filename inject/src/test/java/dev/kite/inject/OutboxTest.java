package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxTest {
  /** An outbox of three frames or 100 bytes, of at most 60 bytes each; and all it has to send. */
  private static final String OUTBOX =
      """
      var outbox = createOutbox({ frame: 60, bytes: 100, frames: 3 });
      function add() {
        for (var i = 0; i < arguments.length; i++) {
          outbox.add('e', arguments[i]);
        }
      }
      function all() {
        var texts = [];
        for (var text; (text = outbox.next()); ) {
          texts.push(text);
        }
        return texts;
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void framesAreNumberedFromOneAndGivenOutOnce() {
    assertThat(all("add('a'); var first = all(); add('b'); return first.concat('then', all());"))
        .isEqualTo(List.of("e 1 a", "then", "e 2 b"));
  }

  @Test
  void fullRingForgetsAcknowledgedFramesWithoutGap() {
    assertThat(all("add('a', 'b', 'c'); all(); outbox.acknowledge(2); add('d', 'e'); return all()"))
        .isEqualTo(List.of("e 4 d", "e 5 e"));
  }

  @Test
  void runThatWasNeverAcknowledgedIsOneGapInItsPlace() {
    assertThat(all("add('a', 'b', 'c', 'd', 'e'); return all();"))
        .isEqualTo(List.of("g 2 1 2 10 overflow", "e 3 c", "e 4 d", "e 5 e"));
  }

  @Test
  void bytesFillTheRingAsWell() {
    assertThat(all("var long = new Array(47).join('x'); add(long, long, long); return all()"))
        .hasSize(3)
        .startsWith("g 1 1 1 50 overflow");
  }

  @Test
  void whatWasSentAndThenPushedOutIsNoGapUnlessTheRelayLacksIt() {
    assertThat(
            all(
                "add('a', 'b', 'c'); all(); add('d'); var quiet = all();"
                    + "outbox.resume(0); return quiet.concat('resumed', all());"))
        .isEqualTo(List.of("e 4 d", "resumed", "g 1 1 1 5 overflow", "e 2 b", "e 3 c", "e 4 d"));
  }

  @Test
  void frameAcknowledgedByAnEarlierRelayAndGoneIsForgotten() {
    assertThat(
            all(
                "add('a', 'b', 'c'); all(); outbox.acknowledge(1); add('d', 'e');"
                    + "outbox.resume(0); return all();"))
        .isEqualTo(List.of("g 1 1 1 5 forgotten", "g 2 2 2 5 overflow", "e 3 c", "e 4 d", "e 5 e"));
  }

  @Test
  void relayThatWasRestartedGetsAcknowledgedFramesAgain() {
    assertThat(all("add('a', 'b'); all(); outbox.acknowledge(2); outbox.resume(0); return all();"))
        .isEqualTo(List.of("e 1 a", "e 2 b"));
  }

  @Test
  void resumesInTheMiddle() {
    assertThat(all("add('a', 'b', 'c'); all(); outbox.resume(1); return all();"))
        .isEqualTo(List.of("e 2 b", "e 3 c"));
  }

  @Test
  void relayThatClaimsMoreThanThereIsGetsWhatComesNext() {
    assertThat(all("add('a'); outbox.resume(7); add('b'); return all();"))
        .isEqualTo(List.of("e 2 b"));
  }

  @Test
  void lostFramesOfOneReasonAreOneGap() {
    assertThat(
            all(
                "outbox = createOutbox({ frame: 60, bytes: 900, frames: 9 });"
                    + "add('a'); outbox.lose(70, 'too-large'); outbox.lose(80, 'too-large');"
                    + "outbox.lose(5, 'overflow'); return all();"))
        .isEqualTo(List.of("e 1 a", "g 3 2 3 150 too-large", "g 4 4 4 5 overflow"));
  }

  @Test
  void gapThatWasSentIsNotChangedAnyMore() {
    assertThat(
            all(
                "outbox = createOutbox({ frame: 60, bytes: 900, frames: 9 });"
                    + "outbox.lose(70, 'too-large'); var first = all();"
                    + "outbox.lose(80, 'too-large'); return first.concat(all());"))
        .isEqualTo(List.of("g 1 1 1 70 too-large", "g 2 2 2 80 too-large"));
  }

  @Test
  void frameOverTheLimitIsNotKeptAndTakesNoNumber() {
    assertThat(
            all(
                "var size = outbox.add('e', new Array(58).join('x')); add('b');"
                    + "return [String(size)].concat(all());"))
        .isEqualTo(List.of("61", "e 1 b"));
  }

  @Test
  void countsTheBytesOfUtf8AndNeverTooFew() {
    assertThat(
            all(
                """
                return ['x', '\\u00e9', '\\u20ac', '\\ud83d\\ude00'].map(function (text) {
                  return String(outbox.add('e', text) - 4);
                });
                """))
        .isEqualTo(List.of("1", "2", "3", "6"));
  }

  @Test
  void anotherLoadGoesOnWithTheNewestThatFitAndNamesTheOthers() {
    assertThat(
            all(
                """
                add('a', 'b', 'c');
                all();
                outbox.acknowledge(1);
                var tail = outbox.tail(9);
                outbox = createOutbox({ frame: 60, bytes: 100, frames: 3 });
                outbox.restore(tail, createFrames(createIntrinsics(window)).range);
                outbox.resume(0);
                var sent = all();
                outbox.acknowledge(3);
                return sent.concat(String(outbox.delivered()));
                """))
        .isEqualTo(List.of("g 1 1 1 0 forgotten", "g 2 2 2 0 overflow", "e 3 c", "true"));
  }

  @Test
  void everythingIsDeliveredWhenTheRelayOfNowHasIt() {
    assertThat(
            page.run(
                OUTBOX
                    + "var before = outbox.delivered(); add('a'); all(); var sent = outbox.delivered();"
                    + "outbox.acknowledge(1); var held = outbox.delivered(); outbox.resume(0);"
                    + "return [before, sent, held, outbox.delivered()];"))
        .isEqualTo(List.of(true, false, true, false));
  }

  private static List<String> all(String statements) {
    return page.texts(OUTBOX + statements);
  }
}
