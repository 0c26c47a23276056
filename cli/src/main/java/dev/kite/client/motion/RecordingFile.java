package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.ReadingFormatException;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceHeader.Interval;
import dev.kite.trace.TraceWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The trace file of a recording: takes the page's batches, counts what is missing between them,
 * puts the rows in the order of their times, and sets time to 0 at the first. Belongs to one
 * thread.
 *
 * <p>The header stands before all rows and tells the interval of the first motion event; so rows
 * that come before it are held back until the first flush.
 */
final class RecordingFile implements Closeable {
  /** The page sends at most 200 at once. */
  private static final int MOST_ROWS = 10_000;

  private static final int MOST_HELD = 1_000;

  private final Path file;
  private final TraceHeader header;
  private final List<Reading> held = new ArrayList<>();
  private final RecordingCounts counts = new RecordingCounts();
  private final RowOrder order = new RowOrder();
  private boolean holds;
  private TraceWriter writer;
  private double first = Double.NaN;
  private double start = Double.NaN;
  private double last;
  private double newestFlushed = Double.NEGATIVE_INFINITY;
  private long lastSample;
  private long lost;

  RecordingFile(Path file, TraceHeader header) throws IOException {
    this.file = file;
    this.header = header;
    // At once, so that a file that cannot be written is known before anybody shakes a phone.
    this.writer = TraceWriter.create(file, header);
    this.holds = header.interval().isEmpty() && header.streams().contains("m");
  }

  /** Takes the params of one {@code Sensor.recorded}. */
  void add(JsonObject params) throws BadMessageException, BadRowsException, IOException {
    var members = new Members("Sensor.recorded", params);
    long from = members.whole("first", lastSample + 1);
    var readings = readings(members);
    if (from <= lastSample) {
      return;
    }
    missing(from - 1 - lastSample);
    lastSample = members.whole("last", from + readings.size() - 1);
    for (var reading : readings) {
      take(reading);
    }
  }

  private static List<Reading> readings(Members members) throws BadRowsException {
    var rows = members.any("rows");
    try {
      return Reading.parseAll(rows == null ? "[]" : rows.toString(), MOST_ROWS);
    } catch (ReadingFormatException e) {
      throw new BadRowsException("Sensor.recorded: rows: " + e.reason() + ".");
    }
  }

  /** Tells how many samples there were in all, once there will be no more. */
  void total(long samples) throws IOException {
    missing(samples - lastSample);
  }

  private void missing(long samples) throws IOException {
    if (samples > 0) {
      lost += samples;
      remark(new Dropped(0, samples));
    }
  }

  private void take(Reading reading) throws BadRowsException, IOException {
    first = Double.isNaN(first) ? reading.time() : first;
    if (!Double.isFinite(reading.time() - first)) {
      throw new BadRowsException(
          "Sensor.recorded: rows: no number tells the time from "
              + first
              + " to "
              + reading.time()
              + " ms.");
    }
    order.add(reading);
    for (var row = order.due(); row != null; row = order.due()) {
      write(row);
    }
  }

  /** Puts a remark behind the rows that have come. */
  void mark(String text) throws IOException {
    remark(new Mark(0, text));
  }

  private void remark(Reading remark) throws IOException {
    if (Double.isNaN(first)) {
      put(remark);
    } else {
      order.add(remark.withTime(order.newest()));
    }
  }

  private void write(Reading row) throws IOException {
    start = Double.isNaN(start) ? row.time() : start;
    last = Math.max(last, row.time() - start);
    put(row.withTime(last));
  }

  private void put(Reading reading) throws IOException {
    counts.add(reading);
    if (!holds) {
      writer.write(reading);
      return;
    }
    held.add(reading);
    if (reading instanceof Motion motion && motion.interval() != null) {
      writer.close();
      writer = TraceWriter.create(file, header.withInterval(Interval.of(motion.interval())));
      release();
    } else if (held.size() == MOST_HELD) {
      release();
    }
  }

  private void release() throws IOException {
    holds = false;
    for (var reading : held) {
      writer.write(reading);
    }
    held.clear();
  }

  RecordingState state() {
    return new RecordingState(writer.rows() + held.size(), last, lost, counts.rows());
  }

  /** Whether it has what was asked for. */
  boolean hasReadings() {
    return counts.hasReadings(header.streams());
  }

  /** Whether the page was hidden when it last told. */
  boolean isOfHiddenPage() {
    return counts.isHidden();
  }

  /** Hands what has come to the operating system, but for rows that others may still go before. */
  void flush() throws IOException {
    if (order.newest() == newestFlushed) {
      settle();
    }
    newestFlushed = order.newest();
    if (!held.isEmpty()) {
      release();
    }
    writer.flush();
  }

  /** Writes the rows that were held back for their order. */
  void settle() throws IOException {
    for (var row = order.rest(); row != null; row = order.rest()) {
      write(row);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      settle();
      release();
    } finally {
      writer.close();
    }
  }
}
