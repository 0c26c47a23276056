package dev.kite.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stacks of a real build (esbuild, then terser) led back to the TypeScript it was made from. */
class MappedStackTest {
  private static final LoadedPage PAGE = new LoadedPage("1", "https://shop.test/");
  private static final String STACK =
      """
      Error: no card
          at n (https://shop.test/js/app.min.js:1:143)
          at r (https://shop.test/js/app.min.js:1:110)
          at Timeout.c [as run] (https://shop.test/js/app.min.js:1:222)
          at https://shop.test/js/app.min.js:1:231
          at Array.map (<anonymous>)
          at https://cdn.test/other.js:1:1""";

  private final MapFolder folder =
      new MapFolder(Path.of("src", "test", "resources", "maps", "shop"));

  @Test
  void framesNameTheSourcesAndTheirFunctions() {
    assertThat(mapped(STACK, folder))
        .isEqualTo(
            """
            Error: no card
                at refuse (src/cart.ts:16:9)
                at checkout (src/cart.ts:11:5)
                at start (src/main.ts:6:3)
                at src/main.ts:10:3
                at Array.map (<anonymous>)
                at https://cdn.test/other.js:1:1""");
  }

  @Test
  void stacksOfOtherEnginesReadTheSame() {
    var stack =
        "n@https://shop.test/js/app.min.js:1:143\nr@https://shop.test/js/app.min.js:1:110\n";

    assertThat(mapped(stack, folder))
        .isEqualTo("    at refuse (src/cart.ts:16:9)\n    at r (src/cart.ts:11:5)\n");
  }

  @Test
  void codeOfOthersIsLeftOutUnlessThereIsNoOther() {
    MapSource foreign =
        (script, page) ->
            SourceMap.parse(
                "{\"version\":3,\"sources\":[\"lib.ts\",\"app.ts\"],\"ignoreList\":[0],"
                    + "\"mappings\":\"AAAA;ACAA\"}",
                script);
    var both = "    at f (https://shop.test/a.js:1:1)\n    at g (https://shop.test/a.js:2:1)";

    assertThat(mapped(both, foreign)).isEqualTo("    at g (app.ts:1:1)");
    assertThat(mapped("    at f (https://shop.test/a.js:1:1)", foreign))
        .isEqualTo("    at f (lib.ts:1:1)");
  }

  @Test
  void mapsOutsideTheFolderAreNotRead() {
    for (var script :
        List.of(
            "https://shop.test/../shop/js/app.min.js", "https://shop.test/x/../../../secret.js")) {
      var stack = "    at n (" + script + ":1:143)";
      assertThat(mapped(stack, new MapFolder(Path.of("src/test/resources/maps/shop/js/none"))))
          .isEqualTo(stack);
    }
  }

  private static String mapped(String stack, MapSource source) {
    var trace = StackTrace.parse(stack);
    var frames =
        MappedFrame.of(
            trace.frames(),
            script -> {
              try {
                return Optional.of(source.find(script, PAGE));
              } catch (BadSourceMapException e) {
                return Optional.empty();
              }
            });
    return trace.raw(frames, StackTrace.Foreign.LEFT_OUT);
  }
}
