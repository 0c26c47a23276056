package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.trace.TraceView.Gap;
import dev.kite.trace.TrackBins.Point;
import dev.kite.trace.TrackBins.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceViewTest {
  private static final Set<String> ALL = Set.of("m", "o", "a", "g");

  @TempDir private Path folder;

  @Test
  void everyBinKeepsItsPeaksWithTheirTimes() throws IOException {
    var file =
        trace(
            "[\"o\",0,1,null,5,false]",
            "[\"o\",10,9,null,5,false]",
            "[\"o\",20,-3,null,5,false]",
            "[\"o\",30,2,null,5,false]",
            "[\"o\",40,2.5,null,5,false]");

    var track = view(file, new Span(0, 40), 2, ALL).tracks().get(0);

    assertThat(track.greatest(0, 0)).isEqualTo(new Point(10, 9));
    assertThat(track.least(0, 1)).isEqualTo(new Point(20, -3));
    assertThat(track.greatest(0, 1)).isEqualTo(new Point(40, 2.5));
    assertThat(track.hasNumbers(1)).isFalse();
    assertThat(track.least(1, 0).value()).isNaN();
    assertThat(track.isBroken(0, 0)).isTrue();
    assertThat(track.isBroken(0, 1)).isFalse();
  }

  @Test
  void lossIsAGapOfAllTracksAndToldOnce() throws IOException {
    var view = view(TraceFiles.second(folder.resolve("t")), new Span(0, 1000), 50, ALL);

    assertThat(view.gaps()).containsExactly(new Gap("d", "", 600, 720, 5));
    assertThat(view.tracks()).extracting(it -> it.track().name()).hasSize(2);
    assertThat(view.tracks()).allMatch(it -> it.isBroken(0, 36) || it.isBroken(0, 40));
    assertThat(view.gaps().get(0).isIn(Track.ORIENTATION)).isTrue();
  }

  @Test
  void angleThatGoesPastItsEndMakesNoJump() throws IOException {
    var file =
        trace(
            "[\"o\",0,358,0,0,false]",
            "[\"o\",10,1,0,0,false]",
            "[\"o\",20,359,0,0,false]",
            "[\"o\",30,357,0,0,false]");

    var coarse = view(file, new Span(0, 30), 2, ALL).tracks().get(0);
    assertThat(coarse.isTurned(0, 0)).isTrue();
    assertThat(coarse.isBroken(0, 1)).isTrue();
    assertThat(coarse.isTurned(0, 1)).isFalse();
    assertThat(coarse.isBroken(1, 1)).isFalse();
  }

  @Test
  void pauseOfOneSensorIsAGapOfItAlone() throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      lines.add("[\"o\",%d,1,2,3,false]".formatted(i * 20));
      if (i < 40 || i > 60) {
        lines.add("[\"g\",%d,\"Gyroscope\",[1,2,3]]".formatted(i * 20));
      }
    }

    var view = view(trace(lines.toArray(String[]::new)), new Span(0, 1980), 100, ALL);

    assertThat(view.gaps()).containsExactly(new Gap("g", "Gyroscope", 780, 1220, 0));
    assertThat(view.gaps().get(0).isIn(Track.ORIENTATION)).isFalse();
    assertThat(view.gaps().get(0).isIn(Track.generic("Gyroscope"))).isTrue();
    assertThat(view.gaps().get(0).isIn(Track.generic("Magnetometer"))).isFalse();
  }

  @Test
  void onlyTheSpanAndTheTagsAskedForAreKept() throws IOException {
    var view = view(TraceFiles.second(folder.resolve("t")), new Span(100, 200), 10, Set.of("g"));

    assertThat(view.tracks())
        .singleElement()
        .extracting(it -> it.track().name())
        .isEqualTo("Gyroscope");
    assertThat(view.tracks().get(0).least(0, 0)).isEqualTo(new Point(100, 0.5));
    assertThat(view.tracks().get(0).least(0, 9)).isEqualTo(new Point(200, 0.5));
    assertThat(view.gaps()).isEmpty();
  }

  @Test
  void newerTagOfSampledLettersHasNoRate() throws IOException {
    var file = trace("[\"mo\",0,1]", "[\"mo\",900,1]", "[\"mo\",910,1]", "[\"\",920]");

    assertThat(TraceSummary.of(file).kinds()).hasSize(2).noneMatch(TraceSummary.Kind::isSampled);
  }

  private TraceView view(Path file, Span span, int bins, Set<String> tags) throws IOException {
    return TraceView.read(file, TraceSummary.of(file), span, bins, tags);
  }

  private Path trace(String... rows) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(TraceFiles.HEADER);
    lines.addAll(List.of(rows));
    return TraceFiles.write(folder.resolve("trace"), lines.toArray(String[]::new));
  }
}
