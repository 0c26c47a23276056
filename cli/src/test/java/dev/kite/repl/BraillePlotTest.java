package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kite.repl.BraillePlot.Cell;
import dev.kite.repl.BraillePlot.Picture;
import dev.kite.repl.BraillePlot.Range;
import dev.kite.repl.PlotDots.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BraillePlotTest {
  private static final double FAR = Double.POSITIVE_INFINITY;

  @Test
  void risingLineClimbsFromBottomLeftToTopRight() {
    var plot = braille(List.of(values(0, 1, 2, 3, 4, 5, 6, 7)), 4, 2);

    assertThat(plot.lines()).containsExactly("  ⡠⠊", "⡠⠊  ");
    assertThat(plot.least()).isEqualTo(0);
    assertThat(plot.greatest()).isEqualTo(7);
  }

  @Test
  void fewValuesEndAtTheRightEdge() {
    assertThat(ascii(List.of(values(0, 1, 2)), 6, 3).lines())
        .containsExactly("     x", "    x ", "   x  ");
  }

  @Test
  void manyValuesShareColumnsAndKeepTheirPeaks() {
    var values = new ArrayList<>(Collections.nCopies(1000, 0.0));
    values.set(500, 8.0);
    values.set(501, -8.0);

    var lines = ascii(List.of(values), 10, 3).lines();

    assertThat(lines).containsExactly("     x    ", "xxxxxxxxxx", "     x    ");
  }

  @Test
  void stepIsJoinedByVerticalLine() {
    assertThat(ascii(List.of(values(0, 0, 4, 4)), 4, 5).lines())
        .containsExactly("  xx", "  x ", "  x ", "  x ", "xx  ");
  }

  @Test
  void missingValuesLeaveGap() {
    assertThat(ascii(List.of(Arrays.asList(0.0, null, 4.0, Double.NaN)), 4, 3).lines())
        .containsExactly("  x ", "    ", "x   ");
  }

  @Test
  void seriesShareOneAxisAndCellsTellWhoseTheyAre() {
    var plot = braille(List.of(values(0, 0), values(9, 9), values(4, 4)), 1, 3);

    assertThat(plot.rows().stream().map(row -> row.get(0)))
        .containsExactly(new Cell('⠉', 1), new Cell('⠤', 2), new Cell('⣀', 0));
    assertThat(ascii(List.of(values(0), values(9), values(4)), 1, 3).lines())
        .containsExactly("y", "z", "x");
  }

  @Test
  void cellOfTwoSeriesBelongsToTheOneWithMoreDots() {
    var steep = values(0, 3);
    var flat = Arrays.asList(null, 3.0);

    assertThat(braille(List.of(flat, steep), 1, 1).rows().get(0).get(0).series()).isEqualTo(1);
  }

  @Test
  void flatLineRunsThroughTheMiddle() {
    var plot = ascii(List.of(values(5, 5, 5)), 3, 3);

    assertThat(plot.lines()).containsExactly("   ", "xxx", "   ");
    assertThat(plot.least()).isEqualTo(4);
    assertThat(plot.greatest()).isEqualTo(6);
  }

  @Test
  void nothingGivesBlankCells() {
    assertThat(braille(List.of(), 2, 1).rows())
        .containsExactly(List.of(new Cell(' ', Cell.NONE), new Cell(' ', Cell.NONE)));
    assertThat(braille(List.of(Arrays.asList(null, null)), 2, 1).lines()).containsExactly("  ");
  }

  @Test
  void hugeNumbersStayInsideThePicture() {
    assertThat(ascii(List.of(values(-Double.MAX_VALUE, 0, Double.MAX_VALUE)), 3, 3).lines())
        .containsExactly("  x", " x ", "x  ");
    assertThat(ascii(List.of(values(1e300)), 1, 3).lines()).containsExactly(" ", "x", " ");
  }

  @Test
  void fiveSeriesOrNoRoomAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> braille(Collections.nCopies(5, values(1)), 9, 3))
        .withMessage("no plot of 5 series in 9 x 3 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> braille(List.of(values(1)), 0, 3));
  }

  @Property(tries = 500)
  void pictureFillsItsRectangleWhateverIsDrawn(
      @ForAll @Size(max = 4) List<List<Double>> series,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 12) int height) {
    for (var picture : List.of(braille(series, width, height), ascii(series, width, height))) {
      assertThat(picture.lines()).hasSize(height).allMatch(line -> line.length() == width);
      assertThat(picture.lines().stream().allMatch(String::isBlank))
          .isEqualTo(series.stream().allMatch(List::isEmpty));
    }
  }

  @Test
  void rangesFillTheirColumnsAndReachTheOneBefore() {
    var ranges =
        List.of(new Range(0, 1), new Range(3, 4), Range.NONE, new Range(2, 2), new Range(0, 0));

    assertThat(BraillePlot.ranges(List.of(ranges), 5, 5, Ink.LETTERS, "a").lines())
        .containsExactly(" a   ", " a   ", " a a ", "a   a", "a   a");
  }

  @Test
  void curveIsBrokenWhereAnAngleGoesPastItsEnd() {
    assertThat(angle(5, 350, 355, 2, 4, 8)).containsExactly("aa   ", "     ", "     ", "  aaa");
  }

  @Test
  void turnInsideAColumnIsNoWall() {
    assertThat(angle(3, 350, 355, 359, 2, 4, 8)).containsExactly("aa ", "   ", "   ", " aa");
  }

  @Test
  void rowOfAValueIsWhereItIsDrawn() {
    var plot = ascii(List.of(values(-1, 1)), 2, 3);

    assertThat(plot.row(1)).isZero();
    assertThat(plot.row(0)).isEqualTo(1);
    assertThat(plot.row(-1)).isEqualTo(2);
    assertThat(plot.row(1.5)).isEqualTo(-1);
  }

  private static Picture braille(
      List<? extends List<@Nullable Double>> series, int width, int height) {
    return BraillePlot.values(series, FAR, width, height, Ink.BRAILLE, "xyzw");
  }

  private static Picture ascii(
      List<? extends List<@Nullable Double>> series, int width, int height) {
    return BraillePlot.values(series, FAR, width, height, Ink.LETTERS, "xyzw");
  }

  private static List<String> angle(int width, double... values) {
    var series = List.of(values(values));
    return BraillePlot.values(series, 180, width, 4, Ink.LETTERS, "a").lines();
  }

  private static List<Double> values(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
