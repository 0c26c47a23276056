package dev.kite.repl;

import dev.kite.client.RemoteObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a value of a page as DevTools writes it.
 *
 * <p>What comes out still holds the page's own characters, control characters included.
 */
final class ValueFormat {
  /** Kinds of objects whose description says more than their properties. */
  private static final Set<String> BY_DESCRIPTION =
      Set.of("regexp", "date", "node", "arraybuffer", "dataview", "webassemblymemory");

  private ValueFormat() {}

  /** As the result of an evaluation, or behind another value: a string is quoted. */
  static List<Piece> quoted(RemoteObject value) {
    return value.type().equals("string")
        ? List.of(new Piece(JsLiteral.of(primitive(value)), Tone.STRING))
        : of(value);
  }

  /** As an argument of its own: a string is what it says. */
  static List<Piece> bare(RemoteObject value) {
    return value.type().equals("string") ? List.of(Piece.plain(primitive(value))) : of(value);
  }

  private static List<Piece> of(RemoteObject value) {
    return switch (value.type()) {
      case "number", "bigint" -> List.of(new Piece(primitive(value), Tone.NUMBER));
      case "boolean" -> List.of(new Piece(primitive(value), Tone.KEYWORD));
      case "undefined" -> List.of(new Piece("undefined", Tone.DIM));
      case "symbol" -> List.of(new Piece(description(value), Tone.STRING));
      case "function" -> function(value);
      case "object" -> object(value);
      default -> List.of(Piece.plain(description(value)));
    };
  }

  private static List<Piece> function(RemoteObject value) {
    var preview = value.preview();
    return "proxy".equals(value.subtype()) && preview != null
        ? PreviewFormat.of(preview)
        : FunctionText.of(description(value));
  }

  private static List<Piece> object(RemoteObject value) {
    var subtype = Objects.requireNonNullElse(value.subtype(), "");
    if (subtype.equals("null")) {
      return List.of(new Piece("null", Tone.DIM));
    }
    if (subtype.equals("error")) {
      return ErrorText.of(value);
    }
    var preview = value.preview();
    if (preview == null || BY_DESCRIPTION.contains(subtype)) {
      return List.of(new Piece(description(value), tone(subtype)));
    }
    return PreviewFormat.of(preview);
  }

  private static Tone tone(String subtype) {
    return switch (subtype) {
      case "regexp" -> Tone.REGEX;
      case "node" -> Tone.LABEL;
      default -> Tone.PLAIN;
    };
  }

  /** A primitive's own text, without quotes. */
  static String primitive(RemoteObject value) {
    var json = value.value();
    // V8 cuts a huge BigInt's description in the middle; its whole digits stand beside it.
    if (value.description() != null) {
      return value.description();
    }
    if (value.unserializableValue() != null) {
      return value.unserializableValue();
    }
    return json != null && json.isJsonPrimitive() ? json.getAsString() : description(value);
  }

  static String description(RemoteObject value) {
    if (value.description() != null) {
      return value.description();
    }
    if (value.value() != null && !value.value().isJsonNull()) {
      return value.value().toString();
    }
    return Objects.requireNonNullElse(value.className(), value.type());
  }
}
