package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenCommandsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final OpenCommands commands = new OpenCommands();
  private final CompletableFuture<Outcome> future = new CompletableFuture<>();
  private final List<String> written = new ArrayList<>();

  @BeforeEach
  void openOne() {
    commands.add("id", "frame", TIMEOUT, future);
  }

  @Test
  void commandIsWrittenOnce() {
    commands.write(written::add);
    commands.write(written::add);

    assertThat(written).containsExactly("frame");
  }

  @Test
  void commandThatFoundNoRoomIsWrittenLater() {
    commands.write(frame -> false);
    commands.write(written::add);

    assertThat(written).containsExactly("frame");
  }

  @Test
  void writtenCommandTimesOut() {
    commands.write(written::add);
    commands.expire("id");

    assertThat(future.join()).isEqualTo(new Outcome.TimedOut(TIMEOUT));
  }

  @Test
  void writtenCommandIsUnknownWhenItsPageHasGone() {
    commands.write(written::add);
    commands.expireWithoutPage("id");

    assertThat(future.join())
        .isEqualTo(new Outcome.Unknown("The page went away before it answered. It may have run."));
  }

  @Test
  void unwrittenCommandWasNotRun() {
    commands.connectionLost();
    commands.expire("id");

    assertThat(future.join()).isInstanceOf(Outcome.NotRun.class);
  }

  @Test
  void writtenCommandIsUnknownOnceTheConnectionBroke() {
    commands.write(written::add);
    commands.connectionLost();
    commands.write(written::add);
    commands.expire("id");

    assertThat(written).as("never written again").hasSize(1);
    assertThat(future.join()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void replyAfterTheConnectionBrokeIsTheOutcome() throws BadMessageException {
    commands.write(written::add);
    commands.connectionLost();
    var done = outcome("{\"result\":{\"a\":1}}");

    assertThat(commands.complete("id", done)).isTrue();
    assertThat(commands.complete("id", done)).as("a second reply").isFalse();
    assertThat(future.join()).isEqualTo(done);
  }

  @Test
  void closingCancelsWhatIsOpen() {
    commands.cancelAll();

    assertThat(future.join()).isEqualTo(new Outcome.Cancelled());
  }

  @Test
  void errorTellsItsOutcomeInWords() throws BadMessageException {
    assertThat(outcome(error(-32601, "no such method", ""))).isEqualTo(failed(-32601));
    assertThat(outcome(error(-32001, "no such method", ",\"data\":{\"outcome\":\"not-run\"}")))
        .isEqualTo(new Outcome.NotRun(-32001, "no such method"));
    assertThat(outcome(error(-32002, "no such method", ",\"data\":{\"outcome\":\"unknown\"}")))
        .isEqualTo(new Outcome.Unknown("no such method"));
    assertThat(outcome(error(-32000, "no such method", ",\"data\":{\"outcome\":\"later\"}")))
        .isEqualTo(failed(-32000));
  }

  @Test
  void replyWithoutResultIsRefusedByName() {
    assertThatThrownBy(() -> outcome("{\"id\":\"id\"}"))
        .isInstanceOf(BadMessageException.class)
        .hasMessage("reply: result: expected an object.");
  }

  private static Outcome failed(int code) {
    return new Outcome.Failed(code, "no such method");
  }

  private static String error(int code, String message, String more) {
    return "{\"error\":{\"code\":%d,\"message\":\"%s\"%s}}".formatted(code, message, more);
  }

  private static Outcome outcome(String reply) throws BadMessageException {
    return OpenCommands.outcome(Json.object("reply", reply));
  }
}
