package dev.kite.repl;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.kite.client.ObjectPreview;
import dev.kite.client.ObjectPreview.Property;
import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes an object's preview as DevTools does: {@code (3) [1, 2, 3]}, {@code {a: 1, b: {…}}}. */
final class PreviewFormat {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,9}");
  private static final Pattern SIZED = Pattern.compile("(?s)(.*?)[(\\[]([0-9]{1,10})[)\\]]");
  private static final Pattern TO_QUOTE = Pattern.compile("(?s)^\\s.*|.*\\s$|^$|.*\\n.*");

  private final List<Piece> pieces = new ArrayList<>();

  private PreviewFormat() {}

  static List<Piece> of(ObjectPreview preview) {
    var format = new PreviewFormat();
    format.object(preview);
    return List.copyOf(format.pieces);
  }

  /** One property's value as it stands inside an object, or in a cell of a table. */
  static List<Piece> value(Property property) {
    var format = new PreviewFormat();
    format.propertyValue(property);
    return List.copyOf(format.pieces);
  }

  /** A key or a value of a Map's or Set's entry. */
  static List<Piece> part(ObjectPreview part) {
    var format = new PreviewFormat();
    format.entryPart(part);
    return List.copyOf(format.pieces);
  }

  private void object(ObjectPreview preview) {
    var subtype = Objects.requireNonNullElse(preview.subtype(), "");
    var description = Objects.requireNonNullElse(preview.description(), "");
    boolean list = subtype.equals("array") || subtype.equals("typedarray");
    add(list ? listName(description) : objectName(description));
    add(list ? "[" : "{");
    int start = pieces.size();
    if (!preview.entries().isEmpty()) {
      entries(preview);
    } else if (list) {
      elements(preview);
    } else {
      properties(preview.properties().stream().filter(p -> !p.type().equals("accessor")).toList());
    }
    if (preview.overflow()) {
      add(pieces.size() > start ? ", …" : "…");
    }
    add(list ? "]" : "}");
  }

  static String objectName(String description) {
    return description.isEmpty() || description.equals("Object") ? "" : description + " ";
  }

  /** {@code Array(3)} is shown as {@code (3)}, other lists keep their name. */
  static String listName(String description) {
    var sized = SIZED.matcher(description);
    if (!sized.matches()) {
      return objectName(description);
    }
    var name = sized.group(1).equals("Array") ? "" : sized.group(1);
    var length = Long.parseLong(sized.group(2)) > 1 ? "(" + sized.group(2) + ")" : "";
    return (name + length).isEmpty() ? "" : name + length + " ";
  }

  private static long length(ObjectPreview preview) {
    var sized = SIZED.matcher(Objects.requireNonNullElse(preview.description(), ""));
    return sized.matches() ? Long.parseLong(sized.group(2)) : 0;
  }

  private void entries(ObjectPreview preview) {
    boolean first = true;
    for (var entry : preview.entries()) {
      separate(first);
      first = false;
      if (entry.key() != null) {
        entryPart(entry.key());
        add(" => ");
      }
      entryPart(entry.value());
    }
  }

  private void entryPart(ObjectPreview part) {
    value(part.type(), part.subtype(), part.description());
  }

  private void elements(ObjectPreview preview) {
    // With an overflow nothing is known of the holes.
    boolean gapsKnown = !preview.overflow();
    long next = 0;
    boolean first = true;
    var indexed = preview.properties().stream().filter(p -> isIndex(p.name()));
    for (var element : indexed.sorted(comparingLong(p -> Long.parseLong(p.name()))).toList()) {
      long index = Long.parseLong(element.name());
      first = gapsKnown ? hole(index - next, first) : first;
      separate(first);
      first = false;
      if (!gapsKnown && index != next) {
        name(element.name());
      }
      propertyValue(element);
      next = index + 1;
    }
    first = gapsKnown ? hole(length(preview) - next, first) : first;
    var others = preview.properties().stream().filter(p -> !isIndex(p.name())).toList();
    if (!others.isEmpty()) {
      separate(first);
      properties(others);
    }
  }

  private boolean hole(long missing, boolean first) {
    if (missing <= 0) {
      return first;
    }
    separate(first);
    pieces.add(new Piece(missing == 1 ? "empty" : "empty × " + missing, Tone.DIM));
    return false;
  }

  private void properties(List<Property> properties) {
    var sorted = properties.stream().sorted(comparingInt(PreviewFormat::rank)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      var property = sorted.get(i);
      if (property.name().equals("[[PromiseResult]]")) {
        promiseResult(property, sorted);
        continue;
      }
      separate(i == 0);
      property(property);
    }
  }

  /** Properties only an engine knows come first, functions and private names last. */
  private static int rank(Property property) {
    return switch (property.name()) {
      case "[[PromiseState]]" -> 1;
      case "[[PromiseResult]]" -> 2;
      case "[[GeneratorState]]", "[[PrimitiveValue]]", "[[WeakRefTarget]]" -> 3;
      default -> property.type().equals("function") || property.name().startsWith("#") ? 5 : 4;
    };
  }

  private void promiseResult(Property result, List<Property> all) {
    boolean pending = all.stream().anyMatch(p -> "pending".equals(p.value()));
    if (!pending) {
      add(": ");
      propertyValue(result);
    }
  }

  private void property(Property property) {
    switch (property.name()) {
      case "[[PromiseState]]", "[[GeneratorState]]" -> add("<" + property.value() + ">");
      case "[[PrimitiveValue]]", "[[WeakRefTarget]]" -> propertyValue(property);
      default -> {
        name(property.name());
        propertyValue(property);
      }
    }
  }

  private void name(String name) {
    pieces.add(nameOf(name));
    add(": ");
  }

  /** A property's name, in quotes where it would be misread without. */
  static Piece nameOf(String name) {
    var shown = TO_QUOTE.matcher(name).matches() ? '"' + name.replace('\n', '↵') + '"' : name;
    return new Piece(shown, Tone.NAME);
  }

  /** An object that stands closed inside another one: {@code {…}}, {@code Array(3)}. */
  static List<Piece> brief(RemoteObject value) {
    return List.of(
        objectValue(
            Objects.requireNonNullElse(value.subtype(), ""), ValueFormat.description(value)));
  }

  private void propertyValue(Property property) {
    value(property.type(), property.subtype(), property.value());
  }

  private void value(String type, @Nullable String subtype, @Nullable String description) {
    var text = Objects.requireNonNullElse(description, "");
    pieces.add(
        switch (type) {
          case "accessor" -> Piece.plain("(...)");
          case "function" -> new Piece("ƒ", Tone.FUNCTION);
          case "string" -> new Piece(JsLiteral.of(text), Tone.STRING);
          case "symbol" -> new Piece(text, Tone.STRING);
          case "number", "bigint" -> new Piece(text, Tone.NUMBER);
          case "boolean" -> new Piece(text, Tone.KEYWORD);
          case "undefined" -> new Piece("undefined", Tone.DIM);
          default -> objectValue(Objects.requireNonNullElse(subtype, ""), text);
        });
  }

  private static Piece objectValue(String subtype, String description) {
    return switch (subtype) {
      case "" -> Piece.plain(description.equals("Object") ? "{…}" : description);
      case "null" -> new Piece("null", Tone.DIM);
      case "regexp" -> new Piece(description, Tone.REGEX);
      case "node" -> new Piece(description.replaceFirst("^[#.]+", ""), Tone.LABEL);
      default -> Piece.plain(description);
    };
  }

  static boolean isIndex(String name) {
    return INDEX.matcher(name).matches();
  }

  private void separate(boolean first) {
    if (!first) {
      pieces.add(Piece.SEPARATOR);
    }
  }

  private void add(String own) {
    pieces.add(Piece.plain(own));
  }
}
