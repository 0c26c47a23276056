package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.Reading;
import dev.kite.trace.Normalisation;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A recording made a kite trace of, and what was said about it. */
record Converted(TraceHeader header, List<Reading> rows, List<String> remarks) {

  /** Text in some format, which stands for itself. */
  static Converted of(String text) throws IOException {
    var in = Input.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "in");
    return of(in, Conversion.formatOf(in).orElseThrow(), CsvMapping.none());
  }

  /** Anybody's CSV. */
  static Converted of(String text, CsvMapping mapping) throws IOException {
    var in = Input.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "in");
    return of(in, TraceFormat.CSV, mapping);
  }

  /** A file or folder, which stands for itself. */
  static Converted of(Input in) throws IOException {
    return of(in, Conversion.formatOf(in).orElseThrow(), CsvMapping.none());
  }

  /** A recording of the given format. */
  static Converted of(Input in, TraceFormat from) throws IOException {
    return of(in, from, CsvMapping.none());
  }

  private static Converted of(Input in, TraceFormat from, CsvMapping mapping) throws IOException {
    var out = new ByteArrayOutputStream();
    var conversion =
        Conversion.run(
            in, from, mapping, Normalisation.Wish.NONE, Output.of(out), TraceFormat.KITE);
    try (var trace = TraceReader.of(new ByteArrayInputStream(out.toByteArray()), "out")) {
      var rows = new ArrayList<Reading>();
      for (var row = trace.next(); row != null; row = trace.next()) {
        rows.add(row);
      }
      return new Converted(trace.header(), rows, conversion.remarks());
    }
  }
}
