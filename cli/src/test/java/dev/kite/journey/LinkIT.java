package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One page's live motion in another page: from its virtual hardware to the other's listeners. */
class LinkIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");
  private static final int TERMINATED = 143;

  /** Keeps every motion event with values in it, exactly; in {@code fired} those that are made. */
  private static final String LISTENER =
      """
      <script>
        var sensed = [], fired = [], tilt = [0, 0], gravity = [0, 0, 0], strongest = 0;
        function exact(group, names) {
          return group && names.map(function (name) {
            var words = new Uint32Array(new Float64Array([group[name]]).buffer);
            return words[1].toString(16) + '.' + words[0].toString(16);
          }).join(' ');
        }
        window.addEventListener('devicemotion', function (event) {
          var xyz = ['x', 'y', 'z'];
          var g = event.accelerationIncludingGravity;
          if (!g || g.x === null) { return; }
          (event.isTrusted ? sensed : fired).push([
            exact(event.acceleration, xyz), exact(g, xyz),
            exact(event.rotationRate, ['alpha', 'beta', 'gamma']), exact(event, ['interval'])
          ].join('|'));
          if (!event.isTrusted) {
            gravity = [g.x, g.y, g.z];
            strongest = Math.max(strongest, Math.abs(event.acceleration.x));
          }
        });
        window.addEventListener('deviceorientation', function (event) {
          if (!event.isTrusted) { tilt = [event.beta, event.gamma]; }
        });
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void motionReachesTheOtherPageBitForBitAndSurvivesWhateverBreaks() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var hand = Phone.start(folder);
        var game = Phone.start(folder);
        var way = CutProxy.start(home.port)) {
      var relay = KiteProcess.serve(home);
      try {
        var tag = home.scriptTag();
        var byProxy = tag.replace(":" + home.port + "/", ":" + way.port() + "/");
        var handUrl = pages.add("/hand", "Hand", byProxy, LISTENER);
        var gameUrl = pages.add("/game", "Game", tag, LISTENER);
        enable(hand);
        hand.open(handUrl);
        game.open(gameUrl);
        try (var link = KiteProcess.start(home, "link", "Hand", "Game", "--streams", "m")) {
          game.awaitTrue("fired.length > 10");
          assertThat(targets(home)).anyMatch(line -> line.contains("Game") && fed(line));
          feedAll(hand, game);
          isPartOf(strings(game, "fired"), strings(hand, "sensed"));

          game.open(gameUrl);
          game.awaitTrue("fired.length > 10");
          hand.open(handUrl);
          goesOn(game);
          way.cut();
          goesOn(game);
          relay.kill();
          relay = KiteProcess.serve(home);
          goesOn(game);

          link.awaitLine(
              "the latency", line -> line.matches(" *\\d+/s  latency -?\\d+/-?\\d+ ms.*"));
          link.terminate();
          assertThat(link.awaitExit()).as("%s", link.errors()).isEqualTo(TERMINATED);
        }
        assertThat(targets(home)).hasSize(2).noneMatch(LinkIT::fed);
      } finally {
        relay.kill();
      }
    }
  }

  @Test
  void programsReadHowItGoesAndWhyNothingComes() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var hand = Phone.start(folder);
        var game = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      var tag = home.scriptTag();
      enable(hand);
      hand.open(pages.add("/hand", "Hand", tag, LISTENER));
      game.open(pages.add("/game", "Game", tag, LISTENER));
      try (var link = KiteProcess.start(home, "link", "Hand", "Game", "--json")) {
        link.await("a full second of readings", () -> link.lines().stream().anyMatch(LinkIT::runs));
      }
      assertThat(relay.errors()).isEmpty();
      // The other way round: Game has no hardware.
      try (var link = KiteProcess.start(home, "link", "Game", "Hand")) {
        link.awaitLine("the reason", line -> line.contains("the source sends nothing: "));
      }
    }
  }

  private static boolean runs(String line) {
    var json = JsonParser.parseString(line).getAsJsonObject();
    return json.get("state").getAsString().equals("receiving")
        && json.get("rate").getAsDouble() > 30
        && json.get("latency").isJsonObject();
  }

  @Test
  void linkAndTiltAtThePrompt() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var hand = Phone.start(folder);
        var game = Phone.start(folder);
        var kite =
            Terminal.start(
                folder,
                home.environment(),
                home.kite("--local", "--port", Integer.toString(home.port)))) {
      var tag = kite.await(TAG).group();
      enable(hand);
      feed(hand, 3.5);
      hand.open(pages.add("/hand", "Hand", tag, LISTENER));
      game.open(pages.add("/game", "Game", tag, LISTENER));
      kite.await("Game joined");
      links(kite, game);
      tilts(kite, game);
      kite.press("C-d");
      assertThat(kite.awaitExit()).isZero();
    }
  }

  private static void links(Terminal kite, Phone game) throws Exception {
    kite.enter(":link Hand Game");
    kite.await("is fed by Hand now");
    game.awaitTrue("fired.length > 10 && gravity[0] === 3.5");
    kite.enter(":jobs");
    kite.await(Pattern.compile("link +[\\d.]+ s +from \\d Hand"));
    kite.enter(":use Game");
    kite.enter(":status");
    kite.await(Pattern.compile("fed by +\\d Hand"));
    kite.enter(":unlink");
    kite.await("Hand is no longer linked to Game");
    kite.await("is fed by no page any more");
  }

  private static void tilts(Terminal kite, Phone game) throws Exception {
    kite.enter(":tilt Game");
    kite.await("any other key leaves");
    game.awaitTrue("Math.abs(gravity[2] - 9.80665) < 1e-9");
    for (var key : List.of("Up", "Up", "Right", "S-Right", "PageDown")) {
      kite.press(key);
    }
    game.awaitTrue("tilt[0] === -6 && tilt[1] === 12");
    game.awaitTrue("Math.abs(gravity[1] - 9.80665 * Math.sin(-6 * Math.PI / 180)) < 1e-9");
    kite.await(Pattern.compile("beta +-6 "));
    kite.press("Space");
    game.awaitTrue("strongest > 20");
    kite.type("0");
    game.awaitTrue("tilt[0] === 0 && tilt[1] === 0");
    long before = ((Number) game.ask("return fired.length")).longValue();
    // The page is held at it: events go on without keys.
    game.awaitTrue("fired.length > " + (before + 30));
    kite.type("q");
    kite.await("the view to go", screen -> !screen.contains("any other key leaves"));
  }

  private static void enable(Phone phone) {
    for (var type : List.of("accelerometer", "linear-acceleration", "gyroscope")) {
      phone.enableSensor(type);
    }
    feed(phone, 0.5);
  }

  private static void feed(Phone phone, double x) {
    phone.feedSensor("accelerometer", x, -1.5, 9.5);
    phone.feedSensor("linear-acceleration", x, -1.5, -0.5);
    phone.feedSensor("gyroscope", x / 10, 0, 0);
  }

  /** Twenty readings, each for a few events, and back to the first one. */
  private static void feedAll(Phone hand, Phone game) {
    for (int i = 1; i <= 20; i++) {
      hand.ask("window.before = sensed.length");
      feed(hand, i + 0.5);
      hand.awaitTrue("sensed.length > before + 3");
    }
    game.awaitTrue("gravity[0] === 20.5");
  }

  /** On a machine that is busy one or the other reading is overtaken by the next. */
  private static void isPartOf(List<String> fired, List<String> sensed) {
    assertThat(fired).hasSizeGreaterThan(60);
    assertThat(sensed).containsSubsequence(fired);
    assertThat(Set.copyOf(fired)).hasSizeGreaterThan(20);
  }

  private static void goesOn(Phone game) {
    game.ask("window.had = fired.length");
    game.awaitTrue("fired.length > had + 30");
  }

  private static List<String> targets(Home home) throws Exception {
    try (var targets = KiteProcess.start(home, "targets")) {
      assertThat(targets.awaitExit()).as("%s", targets.errors()).isZero();
      return targets.lines();
    }
  }

  private static boolean fed(String line) {
    return line.contains("fed by");
  }

  private static List<String> strings(Phone phone, String name) {
    var all = new ArrayList<String>();
    ((List<?>) phone.ask("return " + name)).forEach(row -> all.add((String) row));
    return all;
  }
}
