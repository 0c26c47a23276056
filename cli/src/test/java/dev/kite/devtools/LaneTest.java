package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import dev.kite.repl.FakeConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeConnection connection = new FakeConnection();
  private final ManualLoop loop = new ManualLoop();
  private final Lane lane = new Lane("7G3QW0ZC5M", connection, loop);
  private final List<Outcome> outcomes = new ArrayList<>();

  @Test
  void commandsLeaveNoFasterThanTheRelayTakesThem() {
    connection.page = method -> FakeConnection.done("{}");

    for (int i = 0; i < 400; i++) {
      send("Runtime.evaluate");
    }
    assertThat(outcomes.size()).isLessThanOrEqualTo(100);

    loop.pass(Duration.ofSeconds(1));
    assertThat(outcomes.size()).isBetween(100, 150);

    loop.pass(Duration.ofSeconds(10));
    assertThat(outcomes).hasSize(400).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void fewerThanTheRelayTakesAreUnderWayAtOnce() {
    connection.page = method -> new CompletableFuture<>();

    for (int i = 0; i < 90; i++) {
      send("Runtime.evaluate");
    }

    assertThat(connection.commanded.size()).isLessThan(64);
  }

  @Test
  void commandThatTheRelayWasTooBusyForIsGivenAgainInItsPlace() {
    connection.page = method -> answer(new Outcome.NotRun(-32003, "busy"));
    send("first");
    connection.page = method -> FakeConnection.done("{}");
    send("second");

    loop.pass(Duration.ofSeconds(1));

    assertThat(connection.commanded).startsWith("first").endsWith("first", "second");
    assertThat(outcomes).hasSize(2).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void whatWaitsGoesOnWhenThePageIsBack() {
    connection.page = method -> FakeConnection.done("{}");
    lane.pause("away");
    send("Runtime.evaluate");
    loop.pass(Duration.ofSeconds(5));
    assertThat(outcomes).isEmpty();

    lane.resume();

    assertThat(outcomes).hasSize(1).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void whatWaitsIsGivenUpWhenThePageStaysAwayAndWhatFollowsAtOnce() {
    lane.pause("The page is away.");
    send("Runtime.evaluate");

    loop.pass(Lane.PATIENCE);
    send("Runtime.evaluate");

    assertThat(outcomes)
        .hasSize(2)
        .allMatch(Outcome.NotRun.class::isInstance)
        .allMatch(outcome -> outcome.message().equals("The page is away."));
    assertThat(connection.commanded).isEmpty();
  }

  @Test
  void whatRestartedRelayHasForgottenIsAnsweredUnlessThePageDoes() {
    var answered = new CompletableFuture<Outcome>();
    connection.page = method -> answered;
    send("answered");
    connection.page = method -> new CompletableFuture<>();
    send("forgotten");

    lane.relayForgot();
    answered.complete(new Outcome.Done(new JsonObject()));
    loop.pass(Duration.ofSeconds(10));

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
    assertThat(outcomes.get(1).message()).contains("It may have run.");
  }

  @Test
  void answerThatComesAfterItWasGivenUpIsNobodys() {
    var late = new CompletableFuture<Outcome>();
    connection.page = method -> late;
    send("Runtime.evaluate");

    lane.close("Target closed");
    late.complete(new Outcome.Done(new JsonObject()));

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).message()).isEqualTo("Target closed");
  }

  @Test
  void whatWaitsBehindPageThatAnswersNothingIsAnsweredInTime() {
    var stuck = new ArrayList<CompletableFuture<Outcome>>();
    connection.page =
        method -> {
          stuck.add(new CompletableFuture<>());
          return stuck.get(stuck.size() - 1);
        };
    for (int i = 0; i < 60; i++) {
      send("Runtime.evaluate");
    }

    loop.pass(SOON.plusSeconds(1));
    stuck.get(0).complete(new Outcome.TimedOut(SOON));

    assertThat(outcomes.size()).isEqualTo(1 + 60 - stuck.size());
  }

  @Test
  void whatWaitsIsAnsweredInTimeThoughNothingElseHappens() {
    connection.page = method -> new CompletableFuture<>();
    for (int i = 0; i < 48; i++) {
      send("Runtime.evaluate");
    }
    lane.send("slow", new JsonObject(), SOON.multipliedBy(10), () -> true, outcomes::add);
    send("quick");

    loop.pass(SOON.plusSeconds(6));

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).message()).contains("busy");
  }

  @Test
  void commandForDocumentThatHasGoneIsNotSent() {
    lane.pause("loading");
    lane.send("Runtime.evaluate", new JsonObject(), SOON, () -> false, outcomes::add);
    lane.resume();

    assertThat(connection.commanded).isEmpty();
    assertThat(Answers.refusal(outcomes.get(0)).message())
        .isEqualTo("Execution context was destroyed.");
  }

  @Test
  void largeCommandsAreUnderWayOneAfterAnother() {
    var first = new CompletableFuture<Outcome>();
    connection.page = method -> first;
    var large = new JsonObject();
    large.addProperty("expression", "x".repeat(500 << 10));
    lane.send("first", large, SOON, () -> true, outcomes::add);
    lane.send("second", large, SOON, () -> true, outcomes::add);
    assertThat(connection.commanded).containsExactly("first");

    first.complete(new Outcome.Done(new JsonObject()));

    assertThat(connection.commanded).containsExactly("first", "second");
  }

  @Test
  void moreThanItsBoundIsRefused() {
    lane.pause("away");
    for (int i = 0; i <= Lane.MOST_WAITING; i++) {
      send("Runtime.evaluate");
    }

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).message()).contains("Too many commands");
  }

  private void send(String method) {
    lane.send(method, new JsonObject(), SOON, () -> true, outcomes::add);
  }

  private static CompletableFuture<Outcome> answer(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
