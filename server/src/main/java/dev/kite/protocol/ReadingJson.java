package dev.kite.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** JSON text as RFC 8259 has it, and nothing more lenient, in and out. */
public final class ReadingJson {
  /** Below this every whole double is exactly its decimal digits. */
  private static final double EXACT_INTEGERS = 1L << 53;

  private ReadingJson() {}

  /** What decodes from a reader that stands before a value. */
  @FunctionalInterface
  public interface Decoding<T> {
    /** Takes one value off the reader. */
    T from(JsonReader in) throws IOException;
  }

  /**
   * Decodes a value that must be all of {@code json}.
   *
   * @throws ReadingFormatException the decoder's own, or for text that is not one JSON value
   */
  public static <T> T whole(String json, Decoding<T> decoding) throws ReadingFormatException {
    var in = new JsonReader(new StringReader(json));
    in.setStrictness(Strictness.STRICT);
    try {
      var decoded = decoding.from(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new ReadingFormatException("not valid JSON");
      }
      return decoded;
    } catch (ReadingFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ReadingFormatException("not valid JSON");
    }
  }

  /**
   * The same text, each unpaired surrogate replaced by U+FFFD: neither UTF-8 nor Gson takes one.
   */
  public static String wellFormed(String text) {
    int at = loneSurrogate(text, 0);
    if (at < 0) {
      return text;
    }
    var out = new StringBuilder(text);
    for (; at >= 0; at = loneSurrogate(text, at + 1)) {
      out.setCharAt(at, '\ufffd');
    }
    return out.toString();
  }

  /** Appends a number that reads back as the same bits, whole ones without a fraction. */
  public static void appendNumber(double number, StringBuilder out) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number + "; use null for no value");
    }
    long whole = (long) number;
    if (number != whole || Math.abs(number) >= EXACT_INTEGERS) {
      out.append(number);
    } else if (whole == 0 && 1 / number < 0) {
      out.append("-0");
    } else {
      out.append(whole);
    }
  }

  private static int loneSurrogate(String text, int from) {
    for (int i = from, point; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        return i;
      }
    }
    return -1;
  }
}
