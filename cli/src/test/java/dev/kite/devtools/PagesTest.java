package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.Target;
import dev.kite.repl.FakeConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final ManualLoop loop = new ManualLoop();
  private final Pages pages = new Pages(new FakeConnection(), loop, target -> true);
  private final List<String> told = new ArrayList<>();
  private final Target cart = FakeConnection.target(1, "Cart");

  PagesTest() {
    pages.add(
        new Pages.Listener() {
          @Override
          public void created(Page page) {
            told.add("created " + page.target().title());
          }

          @Override
          public void changed(Page page) {
            told.add("changed " + page.target().title());
          }

          @Override
          public void destroyed(Page page) {
            told.add("destroyed " + page.target().title());
          }
        });
  }

  @Test
  void pageThatIsBackSoonIsTheSame() {
    pages.update(List.of(cart));
    pages.update(List.of());
    loop.pass(Duration.ofSeconds(5));
    pages.update(List.of(cart));
    loop.pass(Duration.ofMinutes(1));

    assertThat(told).containsExactly("created Cart");
  }

  @Test
  void pageThatStaysAwayIsGone() {
    pages.update(List.of(cart));
    pages.update(List.of());
    assertThat(pages.listed()).containsExactly(cart);

    loop.pass(Lane.PATIENCE);

    assertThat(told).containsExactly("created Cart", "destroyed Cart");
    assertThat(pages.listed()).isEmpty();
  }

  @Test
  void endOfPageIsToldToTheNewestFirstAndNothingFollowsIt() {
    pages.add(
        new Pages.Listener() {
          @Override
          public void created(Page page) {}

          @Override
          public void changed(Page page) {
            told.add("changed for the newest");
          }

          @Override
          public void destroyed(Page page) {
            told.add("destroyed for the newest");
            pages.tellChanged(page);
          }
        });
    pages.update(List.of(cart));
    pages.update(List.of());

    loop.pass(Lane.PATIENCE);

    assertThat(told).containsExactly("created Cart", "destroyed for the newest", "destroyed Cart");
  }

  @Test
  void newLoadKeepsThePageAndTakesAnotherContext() {
    pages.update(List.of(cart));
    var page = pages.find(cart.id()).orElseThrow();
    var before = page.load();

    pages.update(List.of(withEpoch(cart, "0b7e151628aed2a6")));

    assertThat(told).containsExactly("created Cart", "changed Cart");
    assertThat(page.load().context()).isNotEqualTo(before.context());
    assertThat(before.isComplete()).isTrue();
    assertThat(page.load().isComplete()).isFalse();
  }

  @Test
  void pageWhoseLoadEventNeverCameIsTakenToBeLoaded() {
    pages.update(List.of());
    pages.update(List.of(cart));
    var page = pages.find(cart.id()).orElseThrow();
    assertThat(page.load().isComplete()).isFalse();

    loop.pass(Duration.ofMinutes(1));

    assertThat(page.load().isComplete()).isTrue();
  }

  @Test
  void onlyTheChosenTargetIsShown() {
    var one = new Pages(new FakeConnection(), loop, target -> target.equals(cart));

    one.update(List.of(cart, FakeConnection.target(2, "Game")));

    assertThat(one.listed()).containsExactly(cart);
  }

  private static Target withEpoch(Target target, String epoch) {
    return new Target(
        target.number(),
        target.id(),
        epoch,
        target.url(),
        target.title(),
        target.userAgent(),
        target.evalMode(),
        target.sensors(),
        target.hidden(),
        target.connected(),
        target.joined());
  }
}
