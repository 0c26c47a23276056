package dev.kite.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Writes a JSON object member by member, in the order of the calls and without spaces. */
final class JsonOut {
  private final StringWriter text = new StringWriter();
  private final JsonWriter out = new JsonWriter(text);

  private JsonOut() {
    out.setStrictness(Strictness.STRICT);
  }

  /** The object that {@code members} writes. */
  static Body object(Consumer<JsonOut> members) {
    var json = new JsonOut();
    json.braces(members);
    return Body.of(json.text.toString());
  }

  JsonOut text(String name, String value) {
    return write(() -> out.name(name).value(value));
  }

  JsonOut number(String name, long value) {
    return write(() -> out.name(name).value(value));
  }

  JsonOut flag(String name, boolean value) {
    return write(() -> out.name(name).value(value));
  }

  JsonOut object(String name, Consumer<JsonOut> members) {
    write(() -> out.name(name));
    return braces(members);
  }

  <T> JsonOut array(String name, List<T> values, Consumer<T> element) {
    write(() -> out.name(name).beginArray());
    values.forEach(element);
    return write(out::endArray);
  }

  JsonOut braces(Consumer<JsonOut> members) {
    write(out::beginObject);
    members.accept(this);
    return write(out::endObject);
  }

  private JsonOut write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return this;
  }

  /** One call of the writer. */
  private interface Step {
    void run() throws IOException;
  }
}
