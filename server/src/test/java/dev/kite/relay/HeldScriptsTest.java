package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.ControlKey;
import dev.kite.protocol.PageKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The scripts that the relay holds for pages: each once, for a moment, within its bounds. */
class HeldScriptsTest {
  private static final PageKey ROOM = new ControlKey("kc_0123456789ABCDEFGHJKMNPQRS").pageKey();
  private static final String ADDRESS = "192.0.2.7";
  private static final String ID = "3f2504e04f8941d39a0c0305e82c3301";

  private final World world = new World();
  private final HeldScripts scripts = new HeldScripts(world.time);
  private final HeldScripts.Owner owner = new HeldScripts.Owner(ROOM, "7G3QW0ZC5M");

  @Test
  void scriptOfAPageIsHeldForItOnce() {
    var page = world.welcomedPage();
    page.received();

    page.send(script(ID, "1+1"));

    assertThat(page.received()).containsExactly("h " + ID);
    assertThat(taken(ADDRESS, ID)).contains("1+1");
    assertThat(taken(ADDRESS, ID)).isEmpty();
  }

  @Test
  void scriptIsGivenToItsPagesAddressAndRoomAlone() {
    var page = world.welcomedPage();
    page.send(script(ID, "1+1"));
    var otherRoom = new ControlKey("kc_0123456789ABCDEFGHJKMNPQRT").pageKey();

    assertThat(taken("192.0.2.8", ID)).isEmpty();
    assertThat(world.relay().takeScript(otherRoom, ADDRESS, ID)).isEmpty();
    assertThat(taken(ADDRESS, ID.replace('3', '4'))).isEmpty();
    assertThat(taken(ADDRESS, ID)).contains("1+1");
  }

  @Test
  void scriptThatIsNotLoadedInTimeIsForgotten() {
    world.welcomedPage().send(script(ID, "1+1"));

    world.time.pass(10_000);

    assertThat(taken(ADDRESS, ID)).isEmpty();
  }

  @Test
  void fifthScriptOfATargetIsNeitherHeldNorAnswered() {
    var page = world.welcomedPage();
    page.received();
    for (int i = 0; i < 5; i++) {
      page.send(script(id(i), "1"));
    }

    assertThat(page.received()).hasSize(4);
    assertThat(world.counters.count(Counters.Event.REFUSED_SCRIPT)).isEqualTo(1);
    assertThat(taken(ADDRESS, id(0))).isPresent();
    page.send(script(id(5), "1"));
    assertThat(page.received()).containsExactly("h " + id(5));
  }

  @Test
  void pageWithoutAWelcomeHoldsNothing() {
    var page = world.page();
    page.send(World.hello("\"rest\":true,"));
    page.received();

    page.send(script(ID, "1"));

    assertThat(page.received()).isEmpty();
    assertThat(taken(ADDRESS, ID)).isEmpty();
  }

  @Test
  void bytesOfOneTargetAreBounded() {
    var large = "x".repeat(200_000);

    assertThat(scripts.hold(owner, ADDRESS, id(0), large)).isTrue();
    assertThat(scripts.hold(owner, ADDRESS, id(1), large)).isTrue();
    assertThat(scripts.hold(owner, ADDRESS, id(2), large)).isFalse();
    assertThat(scripts.take(ROOM, ADDRESS, id(1))).isPresent();
    assertThat(scripts.hold(owner, ADDRESS, id(2), large)).isTrue();
  }

  @Test
  void bytesOfAllTargetsAreBounded() {
    var large = "x".repeat(256 * 1024);
    int held = 0;
    for (int i = 0; i < 100; i++) {
      var target = new HeldScripts.Owner(ROOM, "target" + i / 2);
      held += scripts.hold(target, ADDRESS, id(i), large) ? 1 : 0;
    }

    assertThat(held).isEqualTo(64);
    world.time.pass(10_000);
    assertThat(scripts.hold(owner, ADDRESS, ID, large)).isTrue();
  }

  @Test
  void idThatIsHeldIsNotHeldTwice() {
    assertThat(scripts.hold(owner, ADDRESS, ID, "1")).isTrue();
    assertThat(scripts.hold(owner, ADDRESS, ID, "2")).isFalse();
  }

  private Optional<String> taken(String address, String id) {
    return world
        .relay()
        .takeScript(ROOM, address, id)
        .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  private static String script(String id, String source) {
    return "h " + id + " {\"source\":\"" + source + "\"}";
  }
}
