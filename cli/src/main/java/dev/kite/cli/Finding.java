package dev.kite.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.Target;
import java.util.Locale;
import java.util.Optional;

/**
 * What one check of {@code kite doctor} found.
 *
 * @param check what was looked at, a word as docs/json.md lists them
 * @param text what there is and, where it is not well, what to do. Remote text may be in it
 * @param page whom it is about, if it is about a page
 * @param source for {@code sensor}: which one and what came of it
 */
record Finding(
    Mark mark, String check, String text, Optional<Target> page, Optional<SensorSource> source) {

  /** How it is: {@code warn} is what may well be so, {@code fail} what stands in the way. */
  enum Mark {
    OK,
    WARN,
    FAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String text) {
    return new Finding(Mark.OK, check, text, Optional.empty(), Optional.empty());
  }

  static Finding warn(String check, String text) {
    return new Finding(Mark.WARN, check, text, Optional.empty(), Optional.empty());
  }

  static Finding fail(String check, String text) {
    return new Finding(Mark.FAIL, check, text, Optional.empty(), Optional.empty());
  }

  static Finding of(SensorSource source) {
    return new Finding(
        source.mark(), "sensor", source.why(), Optional.empty(), Optional.of(source));
  }

  Finding about(Target target) {
    return new Finding(mark, check, text, Optional.of(target), source);
  }

  /** As docs/json.md describes it. */
  JsonObject json() {
    var line = new JsonObject();
    line.addProperty("check", check);
    line.addProperty("mark", mark.word());
    line.addProperty("text", text);
    line.add("target", page.map(it -> new JsonPrimitive(it.id())).orElse(null));
    line.add("title", page.map(it -> new JsonPrimitive(it.title())).orElse(null));
    line.add("url", page.map(it -> new JsonPrimitive(it.url())).orElse(null));
    source.ifPresent(
        it -> {
          line.addProperty("stream", it.stream());
          line.addProperty("name", it.name());
          line.addProperty("state", it.state());
          line.add(
              "rate", Double.isNaN(it.rate()) ? JsonNull.INSTANCE : new JsonPrimitive(it.rate()));
        });
    return line;
  }
}
