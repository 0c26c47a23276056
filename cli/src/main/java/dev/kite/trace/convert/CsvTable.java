package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.kite.trace.TraceFormatException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, row by row (RFC 4180), its cells separated by comma, semicolon or tab,
 * whichever its header has most of.
 *
 * <p>Where the separator is no comma, numbers may have a decimal comma. Holds one row in memory, of
 * at most {@value #MOST_CHARACTERS} characters.
 */
final class CsvTable implements Closeable {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_HEADER = 1 << 16;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private final String file;
  private final char separator;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> rows;
  private final Map<String, Integer> columns = new HashMap<>();

  private CsvTable(String file, char separator, BufferedReader in) throws TraceFormatException {
    this.file = file;
    this.separator = separator;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .maxBufferSize(MOST_CHARACTERS)
            .ofCsvRecord(in);
    this.rows = reader.iterator();
    var header = record();
    if (header != null) {
      var names = header.getFields();
      for (int i = 0; i < names.size(); i++) {
        columns.putIfAbsent(names.get(i).strip(), i);
      }
    }
  }

  /** Reads a stream that it also closes; {@code file} stands in messages. */
  static CsvTable open(InputStream in, String file) throws IOException {
    try {
      var text = new BufferedReader(new InputStreamReader(in, UTF_8), MOST_HEADER);
      skipByteOrderMark(text);
      return new CsvTable(file, separator(text), text);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Which of the separators a header line has most of; a comma when it has none. */
  static char separator(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  /** Where the column is; empty when there is none of that name. */
  OptionalInt column(String name) {
    var index = columns.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Where the column is, which must be there. */
  int needed(String name) throws TraceFormatException {
    var index = columns.get(name);
    if (index == null) {
      throw new TraceFormatException(
          file, 1, "no column " + name + "; there are: " + String.join(", ", columns()));
    }
    return index;
  }

  /** The names of the columns in their order. */
  List<String> columns() {
    return columns.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The next row that is not blank; null behind the last one. */
  @Nullable CsvRow next() throws TraceFormatException {
    var record = record();
    return record == null
        ? null
        : new CsvRow(file, record.getStartingLineNumber(), record.getFields(), separator != ',');
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private @Nullable CsvRecord record() throws TraceFormatException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException | UncheckedIOException e) {
      throw new TraceFormatException(file, "not readable as CSV: " + reason(e));
    }
  }

  /** The library's message, without what it says of its own code. */
  private static String reason(Throwable e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static void skipByteOrderMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != '\ufeff') {
      in.reset();
    }
  }

  private static char separator(BufferedReader in) throws IOException {
    in.mark(MOST_HEADER);
    var header = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && header.length() < MOST_HEADER - 1; ) {
      header.append((char) c);
      c = in.read();
    }
    in.reset();
    return separator(header.toString());
  }
}
