package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.stack.LoadedPage;
import dev.kite.stack.MapFolder;
import dev.kite.stack.SourceMaps;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackMappingTest {
  private static final String SCRIPT = "https://shop.test/js/app.min.js";
  private static final String KITE = "http://10.0.0.2:7331/kite.js?kp_GXPEXQ16459GJT31ETEX";
  private static final LoadedPage PAGE = new LoadedPage("9f86", "https://shop.test/");

  private final SourceMaps maps =
      SourceMaps.of(List.of(new MapFolder(Path.of("src/test/resources/maps/shop"))));
  private final StackMapping mapping = new StackMapping(maps);

  StackMappingTest() {
    // Later questions need not wait.
    maps.find(SCRIPT, PAGE);
  }

  @Test
  void stackOfCallNamesTheSources() {
    var event =
        event(
            "Runtime.consoleAPICalled",
            "{\"type\":\"log\",\"stack\":\"Error\\n    at Object.log (%s:1:9)\\n    at n (%s:1:143)\"}"
                .formatted(KITE, SCRIPT));

    assertThat(mapping.event(event, PAGE).params().get("stack").getAsString())
        .isEqualTo("Error\n    at n (src/cart.ts:16:9)");
    assertThat(mapping.frames(event, PAGE))
        .singleElement()
        .satisfies(frame -> assertThat(frame.frame().url()).isEqualTo(SCRIPT));
  }

  @Test
  void errorsAnywhereInAValueNameTheSources() {
    var error =
        "{\"type\":\"object\",\"subtype\":\"error\",\"description\":\"Error: x\\n    at n (%s:1:143)\"}"
            .formatted(SCRIPT);
    var event =
        event(
            "Runtime.consoleAPICalled",
            "{\"type\":\"log\",\"args\":[{\"type\":\"number\",\"value\":1},%s]}".formatted(error));

    assertThat(mapping.event(event, PAGE).params().toString())
        .contains("Error: x\\n    at n (src/cart.ts:16:9)")
        .contains("{\"type\":\"number\",\"value\":1}");
  }

  @Test
  void placeOfErrorWithoutStackIsMappedToo() {
    var event =
        event(
            "Runtime.exceptionThrown",
            "{\"stack\":\"\",\"exceptionDetails\":{\"url\":\"%s\",\"lineNumber\":0,\"columnNumber\":142}}"
                .formatted(SCRIPT));

    assertThat(mapping.event(event, PAGE).params().getAsJsonObject("exceptionDetails"))
        .hasToString("{\"url\":\"src/cart.ts\",\"lineNumber\":15,\"columnNumber\":8}");
    assertThat(mapping.frames(event, PAGE))
        .singleElement()
        .satisfies(frame -> assertThat(frame.original()).isPresent());
  }

  @Test
  void placeThatIsNoNumberOfALineIsLeftAlone() {
    var details =
        "{\"exceptionDetails\":{\"url\":\"%s\",\"lineNumber\":1e99999,\"columnNumber\":-1e99999}}"
            .formatted(SCRIPT);

    assertThat(mapping.result(json(details), PAGE)).hasToString(details);
    assertThat(
            mapping.frames(
                event("Runtime.exceptionThrown", "{\"stack\":\"\"," + details.substring(1)), PAGE))
        .singleElement()
        .satisfies(frame -> assertThat(frame.frame().line()).isEqualTo(Integer.MAX_VALUE));
  }

  @Test
  void ownFramesLeaveTextsOfStacksToo() {
    var result =
        json(
            "{\"result\":{\"type\":\"string\",\"value\":\"Error\\n    at f (%s:1:1)\\n    at g (https://shop.test/b.js:1:1)\"}}"
                .formatted(KITE));

    assertThat(mapping.result(result, PAGE).getAsJsonObject("result").get("value").getAsString())
        .isEqualTo("Error\n    at g (https://shop.test/b.js:1:1)");
  }

  @Test
  void whatIsNoStackStaysAsItCame() {
    var params = json("{\"type\":\"log\",\"args\":[{\"type\":\"string\",\"value\":\"/kite\"}]}");
    var event = new PageEvent(new Stamp(1, 1, "T", "9f86", 1), "Runtime.consoleAPICalled", params);

    assertThat(mapping.event(event, PAGE).params()).isSameAs(params);
    assertThat(mapping.frames(event, PAGE)).isNull();
  }

  private static PageEvent event(String method, String params) {
    return new PageEvent(new Stamp(1, 1, "T", "9f86", 1), method, json(params));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
