package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.kite.protocol.ReadingFormatException;
import dev.kite.protocol.ReadingJson;
import dev.kite.trace.TraceFormatException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one JSON array, or of a file with one object a line, one after the other.
 *
 * <p>Holds one object in memory, of at most {@value #MOST_CHARACTERS} characters.
 */
final class JsonRecords implements Closeable {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final TypeAdapter<JsonElement> ANY = new Gson().getAdapter(JsonElement.class);

  private final String file;
  private final BoundedReader in;
  private final @Nullable JsonReader array;
  private long number;

  private JsonRecords(String file, BoundedReader in) throws IOException {
    this.file = file;
    this.in = in;
    this.array = in.peekIsArray() ? new JsonReader(in) : null;
    if (array != null) {
      array.setStrictness(Strictness.STRICT);
      array.beginArray();
    }
  }

  /** Reads a stream that it also closes; {@code file} stands in messages. */
  static JsonRecords open(InputStream in, String file) throws IOException {
    try {
      var text = new BufferedReader(new InputStreamReader(in, UTF_8));
      return new JsonRecords(file, new BoundedReader(text, MOST_CHARACTERS));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The next object; null behind the last one. */
  @Nullable JsonRecord next() throws IOException {
    try {
      return array == null ? line() : item(array);
    } catch (MalformedJsonException | EOFException e) {
      throw new TraceFormatException(place(), "not valid JSON");
    } catch (BoundedReader.TooLongException e) {
      throw new TraceFormatException(
          place(), "more than " + MOST_CHARACTERS + " characters in one object");
    }
  }

  private @Nullable JsonRecord item(JsonReader array) throws IOException {
    number++;
    if (array.peek() == JsonToken.END_ARRAY) {
      array.endArray();
      if (array.peek() != JsonToken.END_DOCUMENT) {
        throw new TraceFormatException(place(), "nothing may follow the array");
      }
      number--;
      return null;
    }
    in.restart();
    return record(ANY.read(array));
  }

  private @Nullable JsonRecord line() throws IOException {
    String line;
    do {
      number++;
      in.restart();
      line = in.readLine();
    } while (line != null && line.isBlank());
    if (line == null) {
      return null;
    }
    try {
      return record(ReadingJson.whole(line, ANY::read));
    } catch (ReadingFormatException e) {
      throw new TraceFormatException(place(), e.reason());
    }
  }

  private JsonRecord record(JsonElement element) throws TraceFormatException {
    if (!element.isJsonObject()) {
      throw new TraceFormatException(place(), "expected an object");
    }
    return new JsonRecord(place(), "", element.getAsJsonObject());
  }

  private String place() {
    return file + (array == null ? ":" : ": object ") + number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
