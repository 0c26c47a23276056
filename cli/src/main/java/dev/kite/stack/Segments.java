package dev.kite.stack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a source map's {@code mappings}, by generated line and column, all from 0.
 *
 * <p>Kept as numbers in one array a field: a large application has millions.
 */
final class Segments {
  private static final int FIELDS = 5;
  private static final int NONE = -1;

  /** Where each line begins in {@link #fields}, in segments; one more for the end. */
  private final int[] lines;

  /** Of each segment: generated column, source, original line, original column, name. */
  private final int[] fields;

  private Segments(int[] lines, int[] fields) {
    this.lines = lines;
    this.fields = fields;
  }

  /** One segment, as numbers; {@code source} and {@code name} are -1 when it has none. */
  record Segment(int column, int source, int originalLine, int originalColumn, int name) {}

  static Segments decode(String mappings) throws BadSourceMapException {
    return new Decoder(mappings).decode();
  }

  int bytes() {
    return 4 * (lines.length + fields.length);
  }

  /**
   * The last segment of a line that begins at or before a column; null when there is none.
   *
   * <p>Of several that begin at the same column it is the first, as in Mozilla's source-map.
   */
  @Nullable Segment at(int line, int column) {
    if (line < 0 || line >= lines.length - 1) {
      return null;
    }
    int low = lines[line];
    int high = lines[line + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fields[middle * FIELDS] <= column) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int found = low - 1;
    if (found < lines[line]) {
      return null;
    }
    while (found > lines[line] && fields[(found - 1) * FIELDS] == fields[found * FIELDS]) {
      found--;
    }
    return segment(found);
  }

  /** The first segment of a line; null when it has none. */
  @Nullable Segment first(int line) {
    return line < 0 || line >= lines.length - 1 || lines[line] == lines[line + 1]
        ? null
        : segment(lines[line]);
  }

  private Segment segment(int index) {
    int at = index * FIELDS;
    return new Segment(fields[at], fields[at + 1], fields[at + 2], fields[at + 3], fields[at + 4]);
  }

  /** Reads base64 VLQ: ECMA-426, mappings structure. */
  private static final class Decoder {
    private static final String DIGITS =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = new byte[128];

    static {
      Arrays.fill(VALUES, (byte) NONE);
      for (int i = 0; i < DIGITS.length(); i++) {
        VALUES[DIGITS.charAt(i)] = (byte) i;
      }
    }

    private final String text;
    private int at;
    private int[] fields = new int[64 * FIELDS];
    private int segments;
    private int source;
    private int originalLine;
    private int originalColumn;
    private int name;

    Decoder(String text) {
      this.text = text;
    }

    Segments decode() throws BadSourceMapException {
      int[] lines = new int[(int) text.chars().filter(c -> c == ';').count() + 2];
      for (int line = 0; line < lines.length - 1; line++) {
        lines[line] = segments;
        line();
        at++;
        sort(lines[line], segments);
      }
      lines[lines.length - 1] = segments;
      return new Segments(lines, Arrays.copyOf(fields, segments * FIELDS));
    }

    private void line() throws BadSourceMapException {
      int column = 0;
      while (at < text.length() && text.charAt(at) != ';') {
        if (text.charAt(at) == ',') {
          at++;
        } else {
          column += number();
          segment(column);
        }
      }
    }

    private void segment(int column) throws BadSourceMapException {
      boolean mapped = false;
      boolean named = false;
      if (more()) {
        source += number();
        if (more()) {
          originalLine += number();
          mapped = more();
          originalColumn += mapped ? number() : 0;
          named = more();
          name += named ? number() : 0;
        }
      }
      while (more()) {
        number();
      }
      add(column, mapped, named);
    }

    private void add(int column, boolean mapped, boolean named) {
      if ((segments + 1) * FIELDS > fields.length) {
        fields = Arrays.copyOf(fields, fields.length * 2);
      }
      int to = segments++ * FIELDS;
      fields[to] = column;
      fields[to + 1] = mapped ? source : NONE;
      fields[to + 2] = originalLine;
      fields[to + 3] = originalColumn;
      fields[to + 4] = named ? name : NONE;
    }

    private boolean more() {
      return at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';';
    }

    private int number() throws BadSourceMapException {
      long value = 0;
      for (int shift = 0; more() && shift <= 30; shift += 5) {
        char c = text.charAt(at++);
        int digit = c < VALUES.length ? VALUES[c] : NONE;
        if (digit == NONE) {
          break;
        }
        value |= (long) (digit & 31) << shift;
        if ((digit & 32) == 0) {
          return (int) ((value & 1) == 0 ? value >> 1 : -(value >> 1));
        }
      }
      throw new BadSourceMapException("its mappings are broken at character " + at);
    }

    /** Tools write them in order; the format does not ask for it. */
    private void sort(int from, int to) {
      boolean sorted = true;
      for (int i = from + 1; i < to && sorted; i++) {
        sorted = fields[(i - 1) * FIELDS] < fields[i * FIELDS];
      }
      if (sorted) {
        return;
      }
      var rows = new int[to - from][];
      for (int i = from; i < to; i++) {
        rows[i - from] = Arrays.copyOfRange(fields, i * FIELDS, (i + 1) * FIELDS);
      }
      Arrays.sort(rows, Decoder::compare);
      for (int i = from; i < to; i++) {
        System.arraycopy(rows[i - from], 0, fields, i * FIELDS, FIELDS);
      }
    }

    /** By column, then by what they say; those that say nothing last. */
    private static int compare(int[] a, int[] b) {
      for (int i = 0; i < FIELDS; i++) {
        boolean absent = (i == 1 || i == FIELDS - 1) && (a[i] == NONE || b[i] == NONE);
        int order = absent ? Integer.compare(b[i], a[i]) : Integer.compare(a[i], b[i]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
