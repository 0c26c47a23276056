package dev.kite.client;

import static dev.kite.client.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.TargetSelector.NotOne;
import dev.kite.client.TargetSelector.One;
import dev.kite.client.TargetSelector.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetSelectorTest {
  private static final Target CART = target(1, "7G3QW0ZC5M", "Cart", "https://shop.test/cart");
  private static final Target PAY = target(2, "7G9AAAAAAA", "Pay 1", "https://shop.test/pay");
  private static final List<Target> BOTH = List.of(CART, PAY);

  @Test
  void theOnlyTargetNeedsNoName() {
    assertThat(TargetSelector.only(List.of(PAY))).isEqualTo(new One(PAY));
  }

  @Test
  void targetThatIsAwayDoesNotCountAsOnlyOne() {
    var info = Targets.info("7G3QW0ZC5M", 1);
    var away =
        new Target(
            1,
            info.target(),
            info.epoch(),
            info.url(),
            info.title(),
            info.userAgent(),
            info.evalMode(),
            info.sensors(),
            false,
            false,
            1);

    assertThat(message(TargetSelector.only(List.of(away)))).startsWith("No page is connected.");
  }

  @Test
  void severalTargetsAreListedWhenNoneIsNamed() {
    assertThat(message(TargetSelector.only(BOTH)))
        .isEqualTo("2 pages are connected: 1 Cart, 2 Pay 1. Name one with --target.");
  }

  @Test
  void numberDecidesBeforeTitle() {
    assertThat(TargetSelector.named("1", BOTH)).isEqualTo(new One(CART));
  }

  @Test
  void beginningOfIdFitsWhateverTheCase() {
    assertThat(TargetSelector.named("7g3", BOTH)).isEqualTo(new One(CART));
    assertThat(message(TargetSelector.named("7g", BOTH)))
        .isEqualTo("--target 7g fits 2 pages: 1 Cart, 2 Pay 1. Say more.");
  }

  @Test
  void partOfTitleOrAddressFits() {
    assertThat(TargetSelector.named("PAY", BOTH)).isEqualTo(new One(PAY));
    assertThat(TargetSelector.named("/cart", BOTH)).isEqualTo(new One(CART));
  }

  @Test
  void nameThatFitsNoneIsRepeated() {
    assertThat(message(TargetSelector.named("100%s", BOTH)))
        .isEqualTo("No page fits --target 100%s; kite targets lists those there are.");
  }

  @Test
  void numberOfNoPageIsNoPartOfAddress() {
    var local = target(1, "7G3QW0ZC5M", "Cart", "http://127.0.0.1:8555/");

    assertThat(message(TargetSelector.named("7", List.of(local))))
        .isEqualTo("No page fits --target 7; kite targets lists those there are.");
    assertThat(TargetSelector.named("8555", List.of(local))).isEqualTo(new One(local));
  }

  @Test
  void percentSignInNameIsNoFormat() {
    var sale = target(1, "7G3QW0ZC5M", "50%d off", "https://a.test/");
    var other = target(2, "7G9AAAAAAA", "50%d off too", "https://b.test/");

    assertThat(message(TargetSelector.named("50%d", List.of(sale, other))))
        .isEqualTo("--target 50%d fits 2 pages: 1 50%d off, 2 50%d off too. Say more.");
  }

  private static String message(Selection selection) {
    return ((NotOne) selection).message();
  }
}
