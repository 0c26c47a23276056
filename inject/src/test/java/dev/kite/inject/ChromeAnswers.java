package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/**
 * What Chromium itself answered for one kind of question, and the comparison of our answers with
 * it: each difference must be listed with its reason in {@code differences.txt}, and a listed one
 * that is gone must be taken out.
 */
final class ChromeAnswers {
  /**
   * What depends on the run, is known to an engine's own debugger alone, or said by pages alone.
   */
  private static final Set<String> IGNORED =
      Set.of(
          "scriptId",
          "stackTrace",
          "stack",
          "causes",
          "executionContextId",
          "timestamp",
          "exceptionId");

  private static final Pattern FRAMES = Pattern.compile("\n    at.*", Pattern.DOTALL);
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9.]+ ms");

  /** The page that the answers were recorded in; its word CASE stands for a script tag. */
  static final String PAGE = text("page.html");

  private final String name;

  ChromeAnswers(String name) {
    this.name = name;
  }

  /**
   * Compares every answer that an engine alone could not know with what {@code ours} gives for it,
   * and demands the share.
   *
   * @param expected reads Chromium's answers from a record
   * @param ours makes a JSON array of our answers for a record
   */
  void compare(
      int percent,
      Function<Map<String, Object>, List<?>> expected,
      Function<Map<String, Object>, String> ours) {
    var reasons = reasons();
    var differing = new TreeSet<String>();
    var unexplained = new ArrayList<String>();
    var count = 0;
    for (var entry : records()) {
      if (entry.containsKey("native")) {
        continue;
      }
      var theirs = expected.apply(entry);
      var mine = (List<?>) Objects.requireNonNull(parse(ours.apply(entry)));
      count += theirs.size();
      for (var i = 0; i < theirs.size(); i++) {
        var id = entry.get("id") + (theirs.size() > 1 ? "#" + (i + 1) : "");
        var difference = difference(theirs.get(i), mine.get(i));
        if (!difference.isEmpty()) {
          differing.add(id);
          if (!reasons.containsKey(id)) {
            unexplained.add(id + difference);
          }
        }
      }
    }
    assertThat(unexplained).as("differences without a reason in differences.txt").isEmpty();
    assertThat(differing).as("differences listed for " + name).isEqualTo(reasons.keySet());
    assertThat(100 * (count - differing.size()) / count)
        .as("percent of %d answers like Chromium's", count)
        .isGreaterThanOrEqualTo(percent);
  }

  private static String difference(@Nullable Object theirs, @Nullable Object mine) {
    var expected = normal(theirs);
    var actual = normal(mine);
    return Objects.equals(expected, actual)
        ? ""
        : "\n  Chromium: " + expected + "\n  kite:     " + actual;
  }

  /** The recorded questions and answers. */
  List<Map<String, Object>> records() {
    return list(((Map<?, ?>) Objects.requireNonNull(parse(text(name + ".json")))).get("records"));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(@Nullable Object value) {
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }

  /** A JavaScript string literal. */
  static String quote(@Nullable Object text) {
    return new Json().toJson(text);
  }

  static @Nullable Object parse(String json) {
    return new Json().toType(json, Object.class);
  }

  private Map<String, String> reasons() {
    return text("differences.txt")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.split(" ", 3))
        .collect(toMap(parts -> parts[1], parts -> parts[2], (a, b) -> a, TreeMap::new));
  }

  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ChromeAnswers::normal).map(String::valueOf).toList();
    }
    if (value instanceof Map<?, ?> map) {
      var members = new TreeMap<String, Object>();
      map.forEach(
          (key, member) -> {
            var name = String.valueOf(key);
            if (!IGNORED.contains(name)) {
              members.put(
                  name, name.equals("objectId") ? "<objectId>" : String.valueOf(normal(member)));
            }
          });
      return members;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      text = text.replace(Browser.shared().origin(), "https://kite.test");
      return MILLISECONDS.matcher(FRAMES.matcher(text).replaceFirst("")).replaceAll("<n> ms");
    }
    return value;
  }

  private static String text(String file) {
    try (var in = ChromeAnswers.class.getResourceAsStream("/chrome/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
