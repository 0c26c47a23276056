package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RisingTimesTest {
  private final RisingTimes times = new RisingTimes();

  @Test
  void eventsOfOneMomentStayInOrderAndApart() {
    var events = Stream.of("5", "5", "5", "4", "6.5", "6.5").map(RisingTimesTest::call).toList();

    var told = events.stream().map(event -> time(times.next(event).params())).toList();

    assertThat(told).isSorted().doesNotHaveDuplicates().startsWith(5.0).element(4).isEqualTo(6.5);
    assertThat(told.get(3)).isLessThan(5.01);
    assertThat(events).allSatisfy(event -> assertThat(time(event.params())).isGreaterThan(3));
    assertThat(time(events.get(1).params())).as("the event is left as it is").isEqualTo(5);
  }

  @Test
  void entriesOfTheBrowserAreInTheSameOrder() {
    times.next(call("5"));
    var entry = JsonParser.parseString("{\"entry\":{\"text\":\"x\",\"timestamp\":5}}");

    var told = times.next(event(entry.getAsJsonObject())).params().getAsJsonObject("entry");

    assertThat(time(told)).isBetween(5.0005, 5.0015);
    assertThat(told.get("text").getAsString()).isEqualTo("x");
  }

  @Test
  void whatHasNoTimeOrNoneToCountWithIsLeftAlone() {
    for (var params : List.of("{}", "{\"timestamp\":\"soon\"}", "{\"timestamp\":1e999}")) {
      var event = event(JsonParser.parseString(params).getAsJsonObject());

      assertThat(times.next(event)).isSameAs(event);
    }
  }

  private static PageEvent call(String time) {
    return event(JsonParser.parseString("{\"timestamp\":" + time + "}").getAsJsonObject());
  }

  private static PageEvent event(JsonObject params) {
    return new PageEvent(new Stamp(1, 1, "7G3QW0ZC5M", "0", 1), "Runtime.consoleAPICalled", params);
  }

  private static double time(JsonObject params) {
    return params.get("timestamp").getAsDouble();
  }
}
