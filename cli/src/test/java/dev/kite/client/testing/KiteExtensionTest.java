package dev.kite.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.FakePage;
import dev.kite.protocol.PageKey;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class KiteExtensionTest {
  private static final String RELEASE = "Runtime.releaseObjectGroup";
  private static final String THROWN =
      """
      {"timestamp":1764000000000.5,"stack":"","exceptionDetails":{"exceptionId":1,"text":"Uncaught",
      "exception":{"type":"object","subtype":"error","description":"TypeError: no cart"}}}
      """;

  private final KiteExtension kite = new KiteExtension();

  @Test
  void testFailsWithWhatThePageThrew() {
    kite.start();
    try (var page = page("Cart", "9f86d081884c7d65")) {
      page.event("Runtime.exceptionThrown", THROWN);
      assertThat(kite.target("cart").name()).isEqualTo("Cart");

      assertThatThrownBy(kite::check)
          .isInstanceOf(AssertionError.class)
          .hasMessage("The page threw what nobody caught:\nCart: Uncaught TypeError: no cart");
    }
  }

  @Test
  void errorsThatWereTakenFailNoTest() {
    kite.start();
    try (var page = page("Cart", "9f86d081884c7d65")) {
      page.event("Runtime.exceptionThrown", THROWN);
      assertThat(kite.target().name()).isEqualTo("Cart");
      assertThat(kite.takeErrors())
          .extracting(PageError::text)
          .containsExactly("Uncaught TypeError: no cart");
      kite.check();
    }
  }

  @Test
  void pageThatComesLaterIsWaitedFor() {
    kite.start();
    var found = CompletableFuture.supplyAsync(() -> kite.target("late"));
    assertThat(found).isNotDone();
    try (var page = page("Late", "9f86d081884c7d65")) {
      assertThat(found.join().name()).isEqualTo("Late");
      page.log("here");
      assertThat(found.join().awaitLog("he").text()).isEqualTo("here");
    }
    kite.check();
  }

  @Test
  void severalPagesThatFitAreNamed() {
    kite.start();
    try (var one = page("Cart one", "9f86d081884c7d65");
        var two = page("Cart two", "9f86d081884c7d66")) {
      assertThat(one.target()).isNotEqualTo(two.target());
      assertThat(kite.target("cart one").name()).isEqualTo("Cart one");
      assertThat(kite.target("cart two").name()).isEqualTo("Cart two");
      assertThatThrownBy(() -> kite.target("cart"))
          .isInstanceOf(KiteException.class)
          .hasMessageContaining("Cart one")
          .hasMessageContaining("Cart two");
    }
    kite.check();
  }

  @Test
  void withoutARunningTestItSaysWhatIsMissing() {
    assertThatThrownBy(kite::scriptTag)
        .isInstanceOf(KiteException.class)
        .hasMessage("No test is running: register kite in a field of the test class.");
  }

  private FakePage page(String title, String epoch) {
    var script = kite.scriptUrl();
    var key = new PageKey(script.getQuery());
    var relay = URI.create("http://" + script.getAuthority());
    return FakePage.open(relay, key, title, epoch).answers(RELEASE, command -> "{\"result\":{}}");
  }
}
