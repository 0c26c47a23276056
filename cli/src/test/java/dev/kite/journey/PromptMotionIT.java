package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A phone's motion at the prompt: looked at, recorded into a file, and fired back into the page.
 */
class PromptMotionIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");
  private static final Pattern END =
      Pattern.compile("\\{\"end\":\\{\"n\":(\\d+),.*\"dropped\":0}}");

  @TempDir private Path folder;

  @Test
  void motionIsSeenRecordedAndReplayed() throws Exception {
    var home = new Home(folder);
    var trace = folder.resolve("shake.kite.jsonl");
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var kite =
            Terminal.start(
                folder,
                home.environment(),
                home.kite("--local", "--port", Integer.toString(home.port)))) {
      var tag = kite.await(TAG).group();
      phone.enableSensor("accelerometer");
      phone.enableSensor("linear-acceleration");
      phone.enableSensor("gyroscope");
      feed(phone, -3.5);
      phone.open(pages.add("/hand", "Hand", tag, ""));
      kite.await("Hand> ");

      sees(kite, phone);
      records(kite, trace);
      replays(kite, trace);
      fitsWindowsOfAllSizes(kite);

      kite.enter(":record " + folder.resolve("left.kite.jsonl"));
      kite.await("Recording Hand to " + folder.resolve("left.kite.jsonl"));
      kite.press("C-d");
      assertThat(kite.awaitExit()).isZero();
      assertThat(lastLine(folder.resolve("left.kite.jsonl"))).matches(END);
    }
  }

  private static void sees(Terminal kite, Phone phone) throws Exception {
    kite.enter(":sensors");
    kite.await(vector("-3.50"));
    feed(phone, 7.5);
    kite.await(vector("7.50"));
    kite.await("motion [0-9.]+ Hz", screen -> screen.matches("(?s).*  motion \\d+\\.\\d Hz.*"));
    // Braille of the plot.
    kite.await(Pattern.compile("[\u2801-\u28ff]{3}"));
    kite.press("q");
    kite.await("the view to go", screen -> !screen.contains("any key leaves"));
  }

  private static void records(Terminal kite, Path trace) throws Exception {
    kite.enter(":record " + trace + " 2s");
    kite.await("Recording Hand to " + trace);
    var told = kite.await(Pattern.compile("shake.kite.jsonl: (\\d+) rows in [0-9.]+ s, 0 lost"));
    var end = END.matcher(lastLine(trace));
    assertThat(end.matches()).as(lastLine(trace)).isTrue();
    assertThat(end.group(1)).isEqualTo(told.group(1));
    assertThat(Integer.parseInt(end.group(1))).isGreaterThan(30);
    assertThat(trace).content().contains("[7.5,-1.5,9.5]");
  }

  private static void replays(Terminal kite, Path trace) throws Exception {
    kite.enter(":replay " + trace);
    kite.await("Replaying " + trace + " into Hand");
    kite.await(Pattern.compile("samples fired +\\d+"));
    kite.await(Pattern.compile("ended +finished"));
  }

  private static void fitsWindowsOfAllSizes(Terminal kite) throws Exception {
    kite.enter(":sensors");
    kite.await(vector("7.50"));
    for (var size : List.of(new int[] {64, 14}, new int[] {100, 40}, new int[] {40, 13})) {
      kite.resize(size[0], size[1]);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(kite.window()).satisfies(PromptMotionIT::isOneView));
    }
    kite.press("q");
    Awaitility.await()
        .untilAsserted(() -> assertThat(kite.window()).doesNotContain("motion").contains("Hand>"));
    kite.resize(110, 45);
  }

  /** Its heading is the first line, and no line of it stands there twice. */
  private static void isOneView(String window) {
    assertThat(window).startsWith("  Hand  motion ");
    assertThat(window.lines().filter(line -> line.startsWith("  Hand  motion "))).hasSize(1);
    assertThat(window.lines().filter(line -> line.startsWith("  with gravity  x "))).hasSize(1);
    assertThat(window).containsPattern("[\u2801-\u28ff]{3}");
  }

  private static void feed(Phone phone, double x) {
    phone.feedSensor("accelerometer", x, -1.5, 9.5);
    phone.feedSensor("linear-acceleration", x, -1.5, -0.5);
    phone.feedSensor("gyroscope", 0, 0, 0);
  }

  private static Pattern vector(String x) {
    return Pattern.compile("with gravity +x +" + x + " +y +-1.50 +z +9.50");
  }

  private static String lastLine(Path trace) throws Exception {
    var lines = Files.readAllLines(trace);
    return lines.get(lines.size() - 1);
  }
}
