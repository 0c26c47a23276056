package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Target CART = FakeConnection.target(1, "Cart");
  private static final Target GAME = FakeConnection.target(2, "Game");

  private final Choice choice = new Choice();

  @Test
  void onlyPageIsTaken() {
    choice.settle(List.of(CART));

    assertThat(choice.current(List.of(CART, GAME))).hasValue(CART);
  }

  @Test
  void noneOfSeveralIsTaken() {
    choice.settle(List.of(CART, GAME));

    assertThat(choice.current(List.of(CART, GAME))).isEmpty();
  }

  @Test
  void chosenPageStaysWhenOthersCome() {
    choice.use(GAME);
    choice.settle(List.of(CART, GAME));

    assertThat(choice.current(List.of(CART, GAME))).hasValue(GAME);
  }

  @Test
  void pageThatLeftIsReplacedBetweenLinesAndNotInsideOne() {
    choice.use(GAME);

    choice.settleFirst(List.of(CART));
    assertThat(choice.current(List.of(CART))).isEmpty();

    choice.settle(List.of(CART));
    assertThat(choice.current(List.of(CART))).hasValue(CART);
  }
}
