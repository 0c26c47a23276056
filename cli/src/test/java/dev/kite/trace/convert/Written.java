package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows written in some format. */
record Written(TraceFormat format, String text, Optional<String> losses) {

  static Written in(TraceFormat format, Reading... rows) throws IOException {
    return in(format, new TraceHeader(), List.of(rows));
  }

  static Written in(TraceFormat format, TraceHeader header, List<? extends Reading> rows)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var losses = new Losses();
    try (var sink = format.create(Output.of(out), header, losses)) {
      for (var row : rows) {
        sink.write(row);
      }
    }
    return new Written(format, out.toString(UTF_8), losses.sentence(format.word()));
  }

  /** The same rows read again. */
  List<Reading> readAgain() throws IOException {
    var in = Input.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "in");
    return Converted.of(in, format).rows();
  }
}
