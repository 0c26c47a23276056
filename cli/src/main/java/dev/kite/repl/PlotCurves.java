package dev.kite.repl;

import dev.kite.repl.BraillePlot.Break;
import dev.kite.repl.BraillePlot.Range;
import dev.kite.trace.TrackBins;
import dev.kite.trace.TrackBins.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the columns of a plot from a track that was thinned out. */
final class PlotCurves {
  private final TrackBins track;
  private final int axis;
  private final List<Range> columns;

  private PlotCurves(TrackBins track, int axis) {
    this.track = track;
    this.axis = axis;
    this.columns = new ArrayList<>(Collections.nCopies(track.bins(), Range.NONE));
  }

  /** One range for each bin; bins between two samples are filled, those in a gap are not. */
  static List<Range> of(TrackBins track, int axis) {
    var curves = new PlotCurves(track, axis);
    int before = -1;
    for (int bin = 0; bin < track.bins(); bin++) {
      var least = track.least(axis, bin).value();
      if (Double.isNaN(least)) {
        continue;
      }
      var greatest = track.greatest(axis, bin).value();
      curves.columns.set(bin, new Range(least, greatest, curves.broken(bin)));
      if (before >= 0 && !track.isBroken(axis, bin)) {
        curves.fill(before, bin);
      }
      before = bin;
    }
    return curves.columns;
  }

  private Break broken(int bin) {
    if (track.isTurned(axis, bin)) {
      return Break.WITHIN;
    }
    return track.isBroken(axis, bin) ? Break.BEFORE : Break.NONE;
  }

  private void fill(int before, int behind) {
    double from = later(before).value();
    double to = earlier(behind).value();
    for (int bin = before + 1; bin < behind; bin++) {
      double share = (double) (bin - before) / (behind - before);
      double value = from * (1 - share) + to * share;
      columns.set(bin, new Range(value, value));
    }
  }

  private Point later(int bin) {
    var least = track.least(axis, bin);
    var greatest = track.greatest(axis, bin);
    return least.time() > greatest.time() ? least : greatest;
  }

  private Point earlier(int bin) {
    var least = track.least(axis, bin);
    var greatest = track.greatest(axis, bin);
    return least.time() < greatest.time() ? least : greatest;
  }
}
