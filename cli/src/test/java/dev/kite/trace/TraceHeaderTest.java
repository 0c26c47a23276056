package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceHeaderTest {
  @Test
  void comesBackWithAllThatWasSaid() throws Exception {
    var device = new JsonObject();
    device.addProperty("userAgent", "Mozilla/5.0");

    var header =
        parsed(
            new TraceHeader()
                .withStart(Instant.parse("2026-11-24T03:20:00.123Z"))
                .withLabel("shake")
                .withDevice(device)
                .withScreenAngle(90)
                .withInterval(new TraceHeader.Interval(0.0167, "s"))
                .withSign("ios")
                .withStreams(List.of("m", "o"))
                .toJson());

    assertThat(header.start()).contains(Instant.parse("2026-11-24T03:20:00.123Z"));
    assertThat(header.label()).contains("shake");
    assertThat(header.device()).contains(device);
    assertThat(header.screenAngle()).hasValue(90);
    assertThat(header.interval()).contains(new TraceHeader.Interval(0.0167, "s"));
    assertThat(header.sign()).isEqualTo("ios");
    assertThat(header.streams()).containsExactly("m", "o");
  }

  @Test
  void missingMembersAreMissing() throws Exception {
    var header = parsed(new TraceHeader().toJson());

    assertThat(header.start()).isEmpty();
    assertThat(header.label()).isEmpty();
    assertThat(header.device()).isEmpty();
    assertThat(header.screenAngle()).isEmpty();
    assertThat(header.interval()).isEmpty();
    assertThat(header.sign()).isEqualTo("unknown");
    assertThat(header.streams()).isEmpty();
  }

  @Test
  void unknownMembersAreKeptAsTheyAre() throws Exception {
    var line = "{\"kite\":\"sensor-trace\",\"v\":1,\"lens\":{\"f\":[1.50,-0,null]}}";

    assertThat(parsed(line).toJson()).isEqualTo(line);
    assertThat(parsed(line).withLabel("x").toJson())
        .isEqualTo(line.replace("}}", "},\"label\":\"x\"}"));
  }

  @Test
  void callerCannotChangeItThroughWhatItHandsOut() throws Exception {
    var header = parsed("{\"kite\":\"sensor-trace\",\"v\":1,\"device\":{}}");

    header.device().orElseThrow().addProperty("a", 1);

    assertThat(header.device().orElseThrow().size()).isZero();
  }

  @Test
  void knownMemberIsNotSetWithoutItsShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceHeader().with("start", new JsonPrimitive("soon")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|expected a JSON object",
        "{\"kite\":|not valid JSON",
        "{}|no kite trace: its first line has no \"kite\":\"sensor-trace\". kite record makes one.",
        "{\"kite\":\"sensor-trace\"}|v: expected a whole number from 0 on",
        "{\"kite\":\"sensor-trace\",\"v\":2}"
            + "|a trace of version 2; this kite reads version 1. Use a newer kite.",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"start\":\"today\"}"
            + "|start: expected a time like \"2026-11-24T03:20:00.123Z\"",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"label\":5}|label: expected a string",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"sign\":null}|sign: expected a string",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"device\":[]}|device: expected an object",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"screen\":{\"angle\":1e999}}"
            + "|screen.angle: expected a number",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"interval\":{\"raw\":16}}"
            + "|interval.unit: expected a string",
        "{\"kite\":\"sensor-trace\",\"v\":1,\"streams\":[\"m\",1]}"
            + "|streams: expected an array of strings",
      })
  void wrongMemberIsRefusedByItsName(String line, String reason) {
    assertThatThrownBy(() -> parsed(line))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage("shake:1: " + reason);
  }

  private static TraceHeader parsed(String line) throws TraceFormatException {
    return TraceHeader.from(new TraceLine("shake", 1, line));
  }
}
