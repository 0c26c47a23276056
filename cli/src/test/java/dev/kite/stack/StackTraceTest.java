package dev.kite.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StackTraceTest {
  private static final String KITE = "http://10.0.0.2:7331/kite.js?kp_GXPEXQ16459GJT31ETEX";

  @Test
  void readsV8() {
    var stack =
        "Error: x\n    at Object.log ("
            + KITE
            + ":1:5000)\n    at async inner (https://shop.test/js/app.js?v=2#x:12:9)\n"
            + "    at https://shop.test/:30:1\n    at Array.map (<anonymous>)";

    assertThat(StackTrace.parse(stack).frames())
        .extracting(StackFrame::text)
        .containsExactly(
            "    at async inner (app.js:12:9)",
            "    at (index):30:1",
            "    at Array.map (<anonymous>)");
    assertThat(StackTrace.parse(stack).source()).isEqualTo("app.js:12:9");
  }

  @Test
  void readsSpiderMonkey() {
    var stack =
        "log@"
            + KITE
            + ":1:5000\ninner/<@https://shop.test/app.js:12:9\n@https://shop.test/b.js:3:1\n";

    assertThat(StackTrace.parse(stack).frames())
        .extracting(StackFrame::text)
        .containsExactly("    at inner/< (app.js:12:9)", "    at b.js:3:1");
  }

  @Test
  void readsJavaScriptCore() {
    var stack =
        "log@" + KITE + ":1:5000\nforEach@[native code]\nglobal code@https://shop.test/app.js:12:9";

    assertThat(StackTrace.parse(stack).source()).isEqualTo("app.js:12:9");
    assertThat(StackTrace.parse(stack).frames().get(0).function()).isEqualTo("forEach");
  }

  @Test
  void whatWasTypedStandsAtItsOwnPlaceWithoutWhatRanIt() {
    var stack =
        """
        Error: v
            at g (eval at <anonymous> (eval at A (%1$s:24:147)), <anonymous>:1:23)
            at Object.eval (eval at <anonymous> (eval at A (%1$s:24:147)), <anonymous>:1:46)
            at eval (eval at A (%1$s:24:147), <anonymous>:1:27)
            at Object.eval (<anonymous>)
            at Object.A [as run] (%1$s:24:147)"""
            .formatted(KITE);

    assertThat(StackTrace.parse(stack).text())
        .isEqualTo("Error: v\n    at g (<anonymous>:1:23)\n    at <anonymous>:1:46");
  }

  @Test
  void awaitedCodeStandsInOneEvalAlone() {
    var stack = "    at eval (eval at d (" + KITE + ":24:454), <anonymous>:3:129)";

    assertThat(StackTrace.parse(stack).text()).isEqualTo("    at <anonymous>:3:129");
  }

  @Test
  void engineFramesThatThePageCalledStay() {
    var stack = "    at new Function (<anonymous>)\n    at f (https://shop.test/app.js:1:7)";

    assertThat(StackTrace.parse(stack).text())
        .isEqualTo("    at new Function (<anonymous>)\n    at f (app.js:1:7)");
  }

  @Test
  void messagesThatLookLikeFramesStay() {
    var text =
        "Error: write to me@example.org:25\n  at noon\n    at f (https://shop.test/app.js:1:2)";

    assertThat(StackTrace.parse(text).text())
        .isEqualTo("Error: write to me@example.org:25\n  at noon\n    at f (app.js:1:2)");
  }

  @Test
  void anotherScriptOfThatNameIsThePagesOwn() {
    assertThat(StackTrace.parse("    at f (https://shop.test/my-kite.js:1:2)").source())
        .isEqualTo("my-kite.js:1:2");
  }

  @Test
  void hostileLinesTakeNoLongerThanOthers() {
    var almost = "a@b:" + ":1x@".repeat(16_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(StackTrace.parse(almost + "\n    at " + almost).text()).startsWith("a@b:"));
  }

  @Test
  void emptyStackHasNoSource() {
    assertThat(StackTrace.parse("").source()).isEmpty();
  }
}
