package dev.kite.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SourceMapsTest {
  private static final String SCRIPT = "https://shop.test/app.js";
  private static final LoadedPage PAGE = new LoadedPage("1", "https://shop.test/");

  private final List<String> asked = new ArrayList<>();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final AtomicLong now = new AtomicLong();

  @Test
  void scriptIsLookedForOncePerLoad() {
    var maps = maps(this::found);
    maps.map(SCRIPT, PAGE);
    work.remove().run();

    assertThat(maps.map(SCRIPT, PAGE)).isPresent();
    assertThat(maps.map(SCRIPT, PAGE)).isPresent();
    assertThat(asked).containsExactly(SCRIPT);

    maps.map(SCRIPT, new LoadedPage("2", PAGE.url()));
    assertThat(work).hasSize(1);
  }

  @Test
  void placeIsTheGeneratedOneUntilTheMapIsThere() {
    var maps = maps(this::found);
    var frames = StackTrace.parse("    at f (" + SCRIPT + ":1:1)").frames();

    assertThat(MappedFrame.of(frames, PAGE, maps).get(0).shown().place()).isEqualTo("app.js:1:1");
    work.remove().run();
    assertThat(MappedFrame.of(frames, PAGE, maps).get(0).shown().place())
        .isEqualTo("src/cart.ts:3:8");
  }

  @Test
  void failureIsRememberedWithItsReason() {
    var maps =
        maps(
            (script, page) -> {
              asked.add(script);
              throw new BadSourceMapException("the answer was 404");
            });
    maps.map(SCRIPT, PAGE);
    work.remove().run();
    maps.map(SCRIPT, PAGE);

    assertThat(asked).hasSize(1);
    assertThat(maps.find(SCRIPT, PAGE).why()).isEqualTo("the answer was 404");
  }

  @Test
  void pageItselfAndWhatHasNoAddressAreNotAskedFor() {
    var maps = maps(this::found);
    maps.map(PAGE.url(), new LoadedPage("1", PAGE.url() + "#top"));
    maps.map("<anonymous>", PAGE);
    maps.map("[native code]", PAGE);

    assertThat(work).isEmpty();
  }

  /** A page that logs ever new names must not fill the memory with them. */
  @Test
  void scriptWithAVeryLongNameIsNotAskedFor() {
    var maps = maps(this::found);

    assertThat(maps.map(SCRIPT + "?" + "x".repeat(5000), PAGE)).isEmpty();
    assertThat(work).isEmpty();
  }

  @Test
  void sourceThatBreaksIsNoMap() {
    var maps =
        maps(
            (script, page) -> {
              throw new IllegalStateException("broken");
            });
    maps.map(SCRIPT, PAGE);
    work.remove().run();

    assertThat(maps.map(SCRIPT, PAGE)).isEmpty();
  }

  @Test
  void firstSourceThatHasTheMapGivesIt() throws Exception {
    try (var maps =
        SourceMaps.of(
            List.of(
                (script, page) -> {
                  throw new BadSourceMapException("not here");
                },
                this::found))) {
      assertThat(maps.find(SCRIPT, PAGE).map()).isPresent();
    }
  }

  @Test
  void withoutSourcesNothingIsMapped() {
    try (var maps = SourceMaps.of(List.of())) {
      assertThat(maps.map(SCRIPT, PAGE)).isEmpty();
    }
  }

  @Test
  void mapsUnusedForLongestGoWhenThereIsNoRoom() {
    // 5 numbers of 4 bytes a segment: three such maps are more than 64 MiB.
    var mappings = "AAAA" + ",CAAA".repeat(1_200_000);
    var maps =
        maps(
            (script, page) -> {
              asked.add(script);
              return SourceMap.parse(
                  "{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"" + mappings + "\"}", script);
            });
    for (var script : List.of("http://a/1.js", "http://a/2.js", "http://a/3.js")) {
      maps.map(script, PAGE);
      work.remove().run();
      maps.map("http://a/1.js", PAGE);
    }
    asked.clear();

    assertThat(maps.map("http://a/1.js", PAGE)).isPresent();
    assertThat(maps.map("http://a/3.js", PAGE)).isPresent();
    assertThat(maps.map("http://a/2.js", PAGE)).isEmpty();
    work.remove().run();
    assertThat(asked).containsExactly("http://a/2.js");
  }

  @Test
  void lineIsHeldUp300MillisecondsForOneMapAndTwoSecondsForAll() {
    var patience = new Patience(now::get);
    var waits = new ArrayList<Long>();
    for (int i = 0; i < 12; i++) {
      patience.during(
          now.get(),
          nanos -> {
            waits.add(Duration.ofNanos(nanos).toMillis());
            now.addAndGet(nanos);
          });
    }

    assertThat(waits).startsWith(300L, 300L, 300L).hasSizeLessThan(13);
    assertThat(waits.stream().mapToLong(w -> w).sum()).isBetween(2000L, 2300L);
    patience.during(now.get() - Duration.ofSeconds(1).toNanos(), nanos -> waits.add(-1L));
    assertThat(waits).doesNotContain(-1L);
  }

  private SourceMaps maps(MapSource source) {
    // Time stands: nobody waits for what the test has not run.
    return new SourceMaps(List.of(source), work::add, () -> {}, now::get, (since, wait) -> {});
  }

  private SourceMap found(String script, LoadedPage page) throws BadSourceMapException {
    asked.add(script);
    return SourceMap.parse(
        "{\"version\":3,\"sources\":[\"src/cart.ts\"],\"mappings\":\"AAEO\"}", script + ".map");
  }
}
