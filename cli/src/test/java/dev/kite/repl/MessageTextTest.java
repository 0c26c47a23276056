package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.RemoteObject;
import java.util.Arrays;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class MessageTextTest {

  @Test
  void specifiersTakeWhatOtherEnginesSendUnconverted() {
    assertThat(message(text("%d %i %f %s"), text("12.9px"), number("3.7"), text("x"), text("s")))
        .isEqualTo("12 3 NaN s");
  }

  @Test
  void specifierWithoutAnArgumentStays() {
    assertThat(message(text("%s and %d %%"), text("a"))).isEqualTo("a and %d %");
  }

  @Test
  void argumentIsNotFormattedAgain() {
    assertThat(message(text("%s|%s"), text("%d"), text("2"))).isEqualTo("%d|2");
  }

  @Test
  void percentCColoursWhatFollowsIt() {
    var pieces =
        MessageText.of(
            Arrays.asList(text("a%cb%cc"), text("color: #f00; font-weight: bold"), text("")));

    assertThat(Piece.text(pieces)).isEqualTo("abc");
    assertThat(pieces)
        .filteredOn(piece -> piece.text().equals("b"))
        .extracting(Piece::css)
        .containsExactly(AttributedStyle.DEFAULT.foregroundRgb(0xff0000).bold());
    assertThat(pieces)
        .filteredOn(piece -> piece.text().equals("c"))
        .extracting(Piece::css)
        .containsExactly(AttributedStyle.DEFAULT);
  }

  @Test
  void cssThatATerminalCannotShowIsLeftOut() {
    var pieces =
        MessageText.of(
            Arrays.asList(text("%cx"), text("font-size:40px;color:nonsense;background:url(/a)")));

    assertThat(Piece.text(pieces)).isEqualTo("x");
    assertThat(pieces.get(pieces.size() - 1).css()).isEqualTo(AttributedStyle.DEFAULT);
  }

  private static String message(RemoteObject... args) {
    return Piece.text(MessageText.of(Arrays.asList(args)));
  }

  private static RemoteObject text(String value) {
    return FakeConnection.value("{type: 'string', value: '" + value + "'}");
  }

  private static RemoteObject number(String value) {
    return FakeConnection.value(
        "{type: 'number', value: " + value + ", description: '" + value + "'}");
  }
}
