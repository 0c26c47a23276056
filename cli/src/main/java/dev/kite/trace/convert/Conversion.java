package dev.kite.trace.convert;

import dev.kite.trace.Normalisation;
import dev.kite.trace.TraceFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording written again in another format, row by row, so that its length costs no memory.
 *
 * @param rows how many rows were written, be it in part
 * @param duration the time of the last one in milliseconds
 * @param remarks what the user should know of it, a sentence each
 */
public record Conversion(long rows, double duration, List<String> remarks) {

  /**
   * Converts all of {@code in}, as another device would have had it if {@code wish} says so; {@code
   * out} gets its name only when that succeeds.
   *
   * @throws IOException for what cannot be read or written; a {@link TraceFormatException} names
   *     the place in the recording
   */
  public static Conversion run(
      Input in,
      TraceFormat from,
      CsvMapping mapping,
      Normalisation.Wish wish,
      Output out,
      TraceFormat to)
      throws IOException {
    var losses = new Losses();
    try (out;
        var source = from.open(in, mapping)) {
      long rows = 0;
      double duration = 0;
      var normalisation = Normalisation.of(wish, source.header());
      try (var sink = to.create(out, normalisation.header(), losses)) {
        for (var row = source.next(); row != null; row = source.next()) {
          long lost = losses.rows();
          sink.write(normalisation.apply(row));
          if (losses.rows() == lost) {
            duration = row.time();
            rows++;
          }
        }
      }
      out.finish();
      var remarks = new ArrayList<String>();
      source.remark().ifPresent(remarks::add);
      remarks.addAll(normalisation.remarks());
      losses.sentence(to.word()).ifPresent(remarks::add);
      return new Conversion(rows, duration, remarks);
    }
  }

  /** The format of a recording, told from how it begins; empty when that tells nothing. */
  public static Optional<TraceFormat> formatOf(Input in) throws IOException {
    return Contents.format(in);
  }
}
