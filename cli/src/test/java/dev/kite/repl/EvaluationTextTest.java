package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kite.client.BadMessageException;
import dev.kite.client.Evaluation;
import dev.kite.client.ExceptionDetails;
import dev.kite.client.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {
  private final ConsoleRenderer renderer =
      new ConsoleRenderer(new Look(Palette.NONE, Glyphs.ASCII, () -> 120), List::of);

  @Test
  void stringResultIsQuoted() {
    assertThat(shown(new Evaluation.Done(FakeConnection.value("{type: 'string', value: 'a'}"))))
        .isEqualTo("< 'a'");
  }

  @Test
  void exceptionComesWithItsStackWithoutTheScriptsOwnFrames() throws BadMessageException {
    var details =
        JsonParser.parseString(
                """
                {text: 'Uncaught', exception: {type: 'object', subtype: 'error', description:
                'TypeError: x\\n    at f (https://shop.test/app.js:3:1)\\n    at run (https://shop.test:7331/kite.js?kp_A:1:2)'}}
                """)
            .getAsJsonObject();

    assertThat(shown(new Evaluation.Threw(ExceptionDetails.from(details))))
        .isEqualTo("x Uncaught TypeError: x\n|     at f (app.js:3:1)");
  }

  @Test
  void everyOtherEndIsOneSentence() {
    assertThat(shown(new Outcome.Failed(-32000, "The page's policy forbids eval.")))
        .isEqualTo("x The page's policy forbids eval.");
    assertThat(shown(new Outcome.NotRun(-32003, "Too many commands.")))
        .isEqualTo("x Too many commands.");
    assertThat(shown(new Outcome.Unknown("The page went away.")))
        .isEqualTo("x The page went away.");
    assertThat(shown(new Outcome.TimedOut(Duration.ofMinutes(10))))
        .isEqualTo(
            "x No answer within 10 min: the page may still be busy with it. It is not run again.");
    assertThat(shown(new Outcome.Cancelled()))
        .isEqualTo("! Stopped waiting; the page may still be running it.");
  }

  private String shown(Outcome why) {
    return shown(new Evaluation.NoAnswer(why));
  }

  private String shown(Evaluation evaluation) {
    return renderer.entry(EvaluationText.of(evaluation)).toString();
  }
}
