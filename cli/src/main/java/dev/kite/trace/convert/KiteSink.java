package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceWriter;
import java.io.IOException;

/** Writes a kite trace, which has a place for everything. */
record KiteSink(TraceWriter writer) implements TraceSink {

  static KiteSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    return new KiteSink(TraceWriter.to(out.open(), header));
  }

  @Override
  public void write(Reading row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
