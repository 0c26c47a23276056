package dev.kite.trace.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Text of which no more than a bound is read at a stretch, so that no value fills the memory. */
final class BoundedReader extends Reader {
  /** A reader above may have read this much further than the value that it is at. */
  private static final int READ_AHEAD = 1 << 10;

  private final BufferedReader in;
  private final int most;
  private long left;

  /** A stretch is longer than the bound. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  BoundedReader(BufferedReader in, int most) {
    this.in = in;
    this.most = most;
    restart();
  }

  /** A new stretch begins. */
  void restart() {
    left = (long) most + READ_AHEAD;
  }

  /** Whether the first character that is no space opens an array; takes nothing but a mark. */
  boolean peekIsArray() throws IOException {
    in.mark(1);
    int c = in.read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\ufeff') {
      in.mark(1);
      c = in.read();
    }
    if (c >= 0) {
      in.reset();
    }
    return c == '[';
  }

  /** The next line without its end; null behind the last one. */
  @Nullable String readLine() throws IOException {
    var line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      take(1);
      line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    take(Math.max(read, 0));
    return read;
  }

  private void take(int count) throws TooLongException {
    left -= count;
    if (left < 0) {
      throw new TooLongException();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
