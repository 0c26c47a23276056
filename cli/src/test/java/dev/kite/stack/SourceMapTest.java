package dev.kite.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapTest {
  private static final String URL = "https://shop.test/js/app.js.map";

  @Test
  void readsPlaceNameAndPath() throws Exception {
    // AAEOA: column 0 of line 1 is line 3, column 7 of the first source, called by the first name.
    var original =
        map("\"sources\":[\"../src/cart.ts\"],\"names\":[\"total\"],\"mappings\":\"AAEOA\"");

    assertThat(original.original(1, 1))
        .contains(
            new Original(
                "https://shop.test/src/cart.ts", "src/cart.ts", 3, 8, "total", true, false));
    assertThat(original.original(1, 9)).map(Original::exact).contains(false);
    assertThat(original.original(1, 0)).map(Original::line).contains(3);
    assertThat(original.original(2, 1)).isEmpty();
  }

  @Test
  void firstLineAgainstScriptElementsIsPassedOver() throws Exception {
    var map =
        SourceMap.parse(")]}'\n{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"AAAA\"}", URL);

    assertThat(map.original(1, 1)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignoreList", "x_google_ignoreList"})
  void sourcesOfOthersAreMarked(String member) throws Exception {
    var map = map("\"sources\":[\"a\",\"b\"],\"mappings\":\"AAAA,CCAA\",\"" + member + "\":[1]");

    assertThat(map.original(1, 1)).map(Original::ignored).contains(false);
    assertThat(map.original(1, 2)).map(Original::ignored).contains(true);
  }

  @Test
  void segmentWithoutSourceEndsTheOneBefore() throws Exception {
    var map = map("\"sources\":[\"a\"],\"mappings\":\"AAAA,,E,E\"");

    assertThat(map.original(1, 2)).isPresent();
    assertThat(map.original(1, 3)).isEmpty();
    assertThat(map.original(1, 9)).isEmpty();
  }

  @Test
  void numbersOutOfRangeAreNoSourceAndNoName() throws Exception {
    assertThat(map("\"sources\":[],\"mappings\":\"AAAA\"").original(1, 1)).isEmpty();
    assertThat(map("\"sources\":[\"a\"],\"names\":[],\"mappings\":\"AAAAA\"").original(1, 1))
        .map(Original::name)
        .contains("");
  }

  @ParameterizedTest
  @CsvSource({
    "webpack://shop/./src/cart.ts?1a2b, '', src/cart.ts",
    "webpack:///src/cart.ts, '', src/cart.ts",
    "./cart.ts, src, src/cart.ts",
    "cart.ts, https://cdn.test/src/, src/cart.ts",
    "../../src/cart.ts, '', src/cart.ts",
    "file:///home/me/src/cart.ts, '', /home/me/src/cart.ts",
    "/src/cart.ts, root, /src/cart.ts"
  })
  void pathOfSourceIsWhatPeopleLookFor(String source, String root, String path) throws Exception {
    var map =
        map(
            "\"sourceRoot\":\""
                + root
                + "\",\"sources\":[\""
                + source
                + "\"],\"mappings\":\"AAAA\"");

    assertThat(map.original(1, 1)).map(Original::path).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<!DOCTYPE html>",
        "{\"version\":2}",
        "{\"version\":3,\"mappings\":\"A!\"}",
        "{\"version\":3,\"mappings\":\"gggggggggggA\"}",
        "{\"version\":3,\"mappings\":\"g\"}",
        "{\"version\":3,\"sources\":{}}",
        "{\"version\":3,\"sections\":[{\"offset\":{\"line\":\"x\"}}]}",
        "{\"version\":3"
      })
  void whatIsNoMapIsRefusedInWords(String json) {
    assertThatThrownBy(() -> SourceMap.parse(json, URL))
        .isInstanceOf(BadSourceMapException.class)
        .hasMessageStartingWith("it");
  }

  /** 17 MiB would become 400 GiB. */
  @Test
  void sourcesThatGrowOutOfAllBoundsAreRefused() {
    var json =
        "{\"version\":3,\"sourceRoot\":\"%s\",\"sources\":[%s]}"
            .formatted("r".repeat(1 << 20), "\"\",".repeat(200_000) + "\"\"");

    assertThatThrownBy(() -> SourceMap.parse(json, URL))
        .isInstanceOf(BadSourceMapException.class)
        .hasMessage("its sources have too many or too long names");
  }

  @Test
  void longVersionIsNotRepeated() {
    assertThatThrownBy(() -> SourceMap.parse("{\"version\":\"" + "9".repeat(1000) + "\"}", URL))
        .hasMessage("it is of another version than 3");
  }

  @Test
  void longNamesCountForTheMemoryOfAMap() throws Exception {
    assertThat(map("\"names\":[\"" + "n".repeat(1000) + "\"]").bytes()).isGreaterThan(1000);
    assertThat(map("\"sources\":[\"" + "s".repeat(1000) + "\"]").bytes()).isGreaterThan(2000);
  }

  private static SourceMap map(String members) throws BadSourceMapException {
    return SourceMap.parse("{\"version\":3," + members + "}", URL);
  }
}
