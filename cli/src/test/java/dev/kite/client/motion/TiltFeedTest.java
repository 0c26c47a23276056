package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import dev.kite.repl.FakeConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TiltFeedTest {
  private final FakeConnection connection = new FakeConnection();
  private final List<CompletableFuture<Outcome>> open = new ArrayList<>();
  private long nanos;
  private final TiltFeed feed = feed();

  @Test
  void pageIsToldAtOnceAndThenEachSecond() {
    feed.tick();
    answer();
    pass(999);
    feed.tick();
    assertThat(connection.commanded).containsExactly("Motion.hold");

    pass(1);
    feed.tick();
    assertThat(connection.commanded).containsExactly("Motion.hold", "Motion.hold");
  }

  @Test
  void turnsThatComeWhileOneIsUnderWayAreOneTurn() {
    feed.tick();
    for (int i = 0; i < 5; i++) {
      feed.turn(2, -2);
      pass(30);
      feed.tick();
    }
    assertThat(connection.commanded).hasSize(1);
    assertThat(feed.isBehind()).isTrue();

    answer();
    feed.tick();

    assertThat(connection.commanded).hasSize(2);
    assertThat(feed.isBehind()).isFalse();
    assertThat(feed.tilt()).isEqualTo(new Tilt(10, -10));
  }

  @Test
  void shakeFollowsTheTurnBeforeIt() {
    feed.tick();
    answer();
    pass(30);
    feed.turn(10, 0);
    feed.shake();
    feed.tick();
    answer();
    assertThat(feed.isBehind()).isTrue();
    pass(30);
    feed.tick();

    assertThat(connection.commanded).hasSize(3);
    assertThat(feed.isBehind()).isFalse();
  }

  @Test
  void whyThePageDoesNotDoItIsKnownUntilItDoes() {
    feed.tick();
    open.remove(0).complete(new Outcome.NotRun(-32005, "The key shown may only look."));
    pass(1000);
    feed.tick();
    assertThat(feed.problem()).isEqualTo("The key shown may only look.");

    answer();
    pass(1000);
    feed.tick();
    assertThat(feed.problem()).isEmpty();
  }

  @Test
  void pageIsLetGoAtTheEnd() {
    feed.close();

    assertThat(connection.commanded).containsExactly("Motion.release");
  }

  private TiltFeed feed() {
    connection.page =
        method -> {
          var answer = new CompletableFuture<Outcome>();
          open.add(answer);
          return answer;
        };
    return new TiltFeed(connection, FakeConnection.target(1, "Game"), () -> nanos);
  }

  private void answer() {
    open.remove(0).complete(new Outcome.Done(new JsonObject()));
  }

  private void pass(long millis) {
    nanos += Duration.ofMillis(millis).toNanos();
  }
}
