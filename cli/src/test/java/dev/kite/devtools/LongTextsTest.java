package dev.kite.devtools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LongTextsTest {
  private static final int FRAME = 256 << 10;

  @Test
  void sourceThatFitsStaysAsItIs() {
    var params = expression("1 + 1");

    var cut = LongTexts.cut(params, "t1");

    assertThat(cut.parts()).isEmpty();
    assertThat(cut.params()).isSameAs(params);
  }

  @Test
  void partsFitIntoFramesAndMakeUpTheSource() {
    var source = "x\u2028😀\"é".repeat(100_000);

    var cut = LongTexts.cut(expression(source), "t1");

    assertThat(cut.params().getAsJsonObject("expression").get("text").getAsString())
        .isEqualTo("t1");
    assertThat(cut.parts())
        .allSatisfy(
            part -> assertThat(Wire.text(part).getBytes(UTF_8).length).isLessThan(FRAME - 1024));
    var whole =
        cut.parts().stream()
            .map(part -> part.get("part").getAsString())
            .collect(Collectors.joining());
    assertThat(whole).isEqualTo(source);
  }

  private static JsonObject expression(String source) {
    var params = new JsonObject();
    params.addProperty("expression", source);
    return params;
  }
}
