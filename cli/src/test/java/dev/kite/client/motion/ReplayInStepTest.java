package dev.kite.client.motion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import dev.kite.client.Target;
import dev.kite.repl.FakeConnection;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ReplayInStepTest {
  private static final String REPORT =
      "{samples: 1, lateness: {p50: 0, p99: 0, max: 0}, ended: 'finished'}";
  private static final List<Target> PAGES =
      List.of(FakeConnection.target(1, "Left"), FakeConnection.target(2, "Right"));

  /** What each page's clock shows, by its id; one without does not tell. */
  private final Map<String, Double> clocks = new ConcurrentHashMap<>();

  private final Map<String, JsonObject> starts = new ConcurrentHashMap<>();

  private final FakeConnection connection =
      new FakeConnection() {
        @Override
        public CompletableFuture<Outcome> command(
            String target, String method, JsonObject params, Duration timeout) {
          return switch (method) {
            case "Kite.clock" ->
                clocks.containsKey(target)
                    ? done("{now: " + clocks.get(target) + "}")
                    : CompletableFuture.completedFuture(new Outcome.Failed(-32601, "unknown"));
            case "Replay.start" -> {
              starts.put(target, params);
              yield done("{}");
            }
            case "Replay.finish", "Replay.stop" -> done(REPORT);
            default -> done("{}");
          };
        }
      };

  @Test
  void eachPageIsGivenTheSameMomentOnItsOwnClock() throws Exception {
    clocks.put(PAGES.get(0).id(), 100.0);
    clocks.put(PAGES.get(1).id(), 70_100.5);

    var results = inStep(PAGES, "").play(ReplayStart.of("shake"));

    assertThat(results).hasSize(2).allMatch(result -> result instanceof TracePlayer.Played);
    // Our clock stands at 5 ms.
    assertThat(at(PAGES.get(0))).isEqualTo(1_600.0);
    assertThat(at(PAGES.get(1))).isEqualTo(71_600.5);
  }

  @Test
  void pageThatDoesNotTellItsClockFailsAndTheOthersPlay() throws Exception {
    clocks.put(PAGES.get(1).id(), 1.0);

    var results = inStep(PAGES, "").play(ReplayStart.of("shake"));

    assertThat(results.get(0))
        .isEqualTo(
            new TracePlayer.Failed(
                new Outcome.Failed(0, "The page does not tell its clock. Load it again.")));
    assertThat(results.get(1)).isInstanceOf(TracePlayer.Played.class);
    assertThat(starts).containsOnlyKeys(PAGES.get(1).id());
  }

  @Test
  void onePageBeginsAsSoonAsItCan() throws Exception {
    inStep(PAGES.subList(0, 1), "").play(ReplayStart.of("shake"));

    assertThat(starts.get(PAGES.get(0).id()).has("at")).isFalse();
  }

  @Test
  void damagedTraceIsTheCallersToHandle() throws Exception {
    PAGES.forEach(page -> clocks.put(page.id(), 1.0));

    var inStep = inStep(PAGES, "[\"a\",1500,1,2,3]\n[\"a\",1]\n");

    assertThatThrownBy(() -> inStep.play(ReplayStart.of("shake")))
        .isInstanceOf(TraceFormatException.class);
  }

  private double at(Target page) {
    return starts.get(page.id()).get("at").getAsDouble();
  }

  private ReplayInStep inStep(List<Target> pages, String more) throws IOException {
    var bytes = ("{\"kite\":\"sensor-trace\",\"v\":1}\n[\"a\",0,1,2,3]\n" + more).getBytes(UTF_8);
    var parts = new ArrayList<ReplayInStep.Part>();
    for (var page : pages) {
      var schedule =
          TraceSchedule.once(() -> TraceReader.of(new ByteArrayInputStream(bytes), "a"), 1);
      parts.add(
          new ReplayInStep.Part(
              page.id(),
              new TracePlayer(
                  connection, page, schedule, new Random(), (fired, stalls, now) -> {})));
    }
    return new ReplayInStep(connection, parts, () -> 5_000_000);
  }
}
