package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final FakeConnection connection = new FakeConnection();
  private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
  private long now;

  @BeforeEach
  void connectPage() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page = method -> answer;
  }

  @Test
  void pageIsNotAskedAtOnce() {
    var pulse = pulse();
    after(Duration.ofMillis(1900));

    assertThat(pulse.remark()).isEmpty();
    assertThat(connection.commanded).isEmpty();
  }

  @Test
  void pageThatAnswersNothingIsSaidToBeBusy() {
    var pulse = pulse();
    after(Duration.ofSeconds(2));
    assertThat(pulse.remark()).isEmpty();
    after(Duration.ofSeconds(2));

    assertThat(pulse.remark()).isEqualTo("the page is busy and answers nothing");
    assertThat(connection.commanded).hasSize(1);
  }

  @Test
  void pageThatAnswersIsAskedAgainLater() {
    var pulse = pulse();
    after(Duration.ofSeconds(2));
    pulse.remark();
    answer.complete(new Outcome.Failed(-32601, "unknown method"));
    after(Duration.ofSeconds(3));

    assertThat(pulse.remark()).isEmpty();
    assertThat(connection.commanded).hasSize(1);
    after(Duration.ofSeconds(2));
    assertThat(pulse.remark()).isEmpty();
    assertThat(connection.commanded).hasSize(2);
  }

  @Test
  void pageThatLeftIsSaidToBeAway() {
    var pulse = pulse();
    connection.targets.clear();

    assertThat(pulse.remark()).isEqualTo("the page is away");
  }

  @Test
  void questionEndsWithTheWait() {
    var pulse = pulse();
    after(Duration.ofSeconds(2));
    pulse.remark();
    pulse.close();

    assertThat(answer).isCancelled();
  }

  private Pulse pulse() {
    return new Pulse(connection, FakeConnection.target(1, "Cart").id(), () -> now);
  }

  private void after(Duration time) {
    now += time.toNanos();
  }
}
