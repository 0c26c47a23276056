package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class TargetTableTest {
  private final TargetTable table =
      new TargetTable(new Look(Palette.NONE, Glyphs.UNICODE, () -> 100));

  @Test
  void columnsAreAlignedAndTheChosenPageIsMarked() {
    var cart = FakeConnection.target(1, "Cart");
    var game = FakeConnection.target(12, "日本語");

    assertThat(table.lines(List.of(cart, game), Optional.of(game)))
        .extracting(AttributedString::toString)
        .containsExactly(
            "  #   title   address               state  sensors  browser",
            "  1   Cart    https://shop.test/1   shown  granted  Chrome 156, Android",
            "> 12  日本語  https://shop.test/12  shown  granted  Chrome 156, Android");
  }

  @Test
  void titleOfAPageCannotBreakTheTable() {
    var target = FakeConnection.target(1, "a\n2  Bank\u001b[7m" + "x".repeat(100));

    var lines = table.lines(List.of(target), Optional.empty());

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).toString())
        .startsWith("  1  a\\n2  Bank\\x1b[7mxxx")
        .contains("x…  https");
  }

  @Test
  void narrowTerminalCutsAddressesThenTitles() {
    var narrow = new TargetTable(new Look(Palette.NONE, Glyphs.UNICODE, () -> 72));
    var target = FakeConnection.target(1, "Cart of a rather long name");

    assertThat(narrow.lines(List.of(target), Optional.empty()))
        .extracting(AttributedString::toString)
        .containsExactly(
            "  #  title             address       state  sensors  browser",
            "  1  Cart of a rathe…  https://sho…  shown  granted  Chrome 156, Android")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
  }
}
