package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.JsonDoc;
import dev.kite.client.Gap;
import dev.kite.client.JsonLines;
import dev.kite.client.Notice;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.protocol.EvalMode;
import dev.kite.protocol.SensorAccess;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import dev.kite.stack.MappedFrame;
import dev.kite.stack.Original;
import dev.kite.stack.StackFrame;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of docs/json.md are what the code prints, and fit the tables there. */
class JsonDocTest {
  private static final String ID = "7G3QW0ZC5M";
  private static final String EPOCH = "9f86d081884c7d65";
  private static final Target CART =
      new Target(
          1,
          ID,
          EPOCH,
          "https://shop.test/cart",
          "Cart",
          "Mozilla/5.0",
          EvalMode.EVAL,
          SensorAccess.GRANTED,
          false,
          true,
          1764000000000L);

  @Test
  void examplesOfTailAreWhatIsPrinted() {
    var frames =
        List.of(
            new MappedFrame(
                new StackFrame("checkout", "https://shop.test/app.js", 1, 110),
                Optional.of(
                    new Original(
                        "https://shop.test/src/cart.ts", "src/cart.ts", 11, 5, "", true, false)),
                "checkout"),
            new MappedFrame(
                new StackFrame("Array.map", "<anonymous>", 0, 0), Optional.empty(), ""));
    var gap = new Gap(at(24, 9, 40), 7, 40, 81920, "overflow");
    var left = new Notice(at(23, 8, 0), Notice.Kind.LEFT, CART);

    assertThat(
            List.of(
                event(1, 18, 1, "Runtime.consoleAPICalled", frames),
                event(2, 19, 3, "Runtime.exceptionThrown", List.of()),
                event(3, 20, 5, "Log.entryAdded", null),
                event(4, 21, 6, "Kite.lifecycle", null),
                event(5, 22, 7, "Sensor.state", null),
                JsonLines.notice(left, EntryText.of(left)),
                JsonLines.gap(gap, EntryText.of(gap)),
                JsonLines.trimmed(1, 12, EntryText.ofTrimmed(1, 12))))
        .isEqualTo(JsonDoc.examples("tail"));
  }

  @Test
  void examplesOfEvalAreWhatIsPrinted() {
    var timeout = new Outcome.TimedOut(Duration.ofSeconds(5));
    var usage = JsonLines.noAnswer("usage", "line 2: expected one JSON string, like \"1 + 1\".");
    usage.addProperty("line", 2);

    assertThat(
            List.of(
                JsonLines.evaluated(
                    json("{\"result\":{\"type\":\"number\",\"value\":2,\"description\":\"2\"}}")),
                JsonLines.evaluated(
                    json(
                        "{\"result\":{\"type\":\"string\",\"value\":\"no\"},\"exceptionDetails\":"
                            + "{\"exceptionId\":1,\"text\":\"Uncaught\",\"exception\":"
                            + "{\"type\":\"string\",\"value\":\"no\"}}}")),
                JsonLines.of(JsonLines.noAnswer("timeout", timeout.message())),
                JsonLines.of(usage)))
        .isEqualTo(JsonDoc.examples("eval"));
  }

  @Test
  void examplesOfTargetsAreWhatIsPrinted() {
    var game =
        new Target(
            2,
            "2KX9P4TB6R",
            "3c6ef372a54ff53a",
            "https://shop.test/game",
            "Game",
            "Mozilla/5.0",
            EvalMode.UNKNOWN,
            SensorAccess.UNKNOWN,
            true,
            true,
            1764000000005L,
            Optional.of(new TargetLink(ID, EnumSet.of(SensorStream.MOTION), OptionalInt.empty())));

    assertThat(List.of(JsonLines.target(CART), JsonLines.target(game)))
        .isEqualTo(JsonDoc.examples("targets"));
  }

  @Test
  void examplesFitTheTables() {
    assertThat(JsonDoc.examples("targets")).hasSize(2).allSatisfy(JsonDoc::checkTargets);
    assertThat(JsonDoc.examples("tail")).hasSize(8).allSatisfy(JsonDoc::checkTail);
    assertThat(JsonDoc.examples("link")).hasSize(2).allSatisfy(JsonDoc::checkLink);
    assertThat(JsonDoc.examples("eval")).hasSize(4).allSatisfy(JsonDoc::checkEval);
    assertThat(JsonDoc.examples("replay")).hasSize(1).allSatisfy(JsonDoc::checkReplay);
    assertThat(JsonDoc.examples("symbolicate")).hasSize(1).allSatisfy(JsonDoc::checkSymbolicate);
  }

  /** The params stand in the example itself: all that the page sent is in the line. */
  private static String event(
      int row, long position, long after, String method, @Nullable List<MappedFrame> stack) {
    var line = json(JsonDoc.examples("tail").get(row - 1));
    var params = new JsonObject();
    params.add("type", line.get("type"));
    params.add("args", line.get("args"));
    params.add("timestamp", line.get("pageTime"));
    if (line.has("exceptionDetails")) {
      params.add("exceptionDetails", line.get("exceptionDetails"));
    } else if (line.has("entry")) {
      params = new JsonObject();
      params.add("entry", line.get("entry"));
    } else if (line.has("params")) {
      params = line.getAsJsonObject("params");
    } else if (method.equals("Kite.lifecycle")) {
      params = new JsonObject();
      params.add("state", line.get("type"));
    }
    var event = new PageEvent(at(position, after, row), method, params);
    return JsonLines.event(event, EntryText.of(event), stack);
  }

  private static Stamp at(long position, long after, long seq) {
    return new Stamp(position, 1764000000000L + after, ID, EPOCH, seq);
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
