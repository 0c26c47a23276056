package dev.kite.repl;

import java.util.List;
import java.util.regex.Pattern;

/** Shortens a function's source to what DevTools shows: {@code ƒ name(a){...}}. */
final class FunctionText {
  /** What DevTools shows of a body at most. */
  private static final int MAX_BODY = 200;

  private static final Pattern ACCESSOR = Pattern.compile("^(?:function [gs]et(?=[ (])|[gs]et )");
  private static final Pattern ASYNC = Pattern.compile("^async\\s+function");

  /** Parameters may hold brackets of their own, two deep. */
  private static final Pattern ARROW =
      Pattern.compile(
          "(?:async\\b\\s*)?(?:[\\p{L}\\p{N}$_]++|\\((?:[^()]|\\((?:[^()]|\\([^()]*+\\))*+\\))*+\\))\\s*=>");

  private FunctionText() {}

  static List<Piece> of(String source) {
    var text = ACCESSOR.matcher(source).replaceFirst(match -> accessor(match.group()));
    var async = ASYNC.matcher(text);
    if (text.startsWith("class ") || text.startsWith("class{")) {
      return pieces("class", text.substring("class".length()));
    }
    if (async.find()) {
      return pieces("async ƒ", text.substring(async.end()));
    }
    if (text.startsWith("function*")) {
      return pieces("ƒ*", text.substring("function*".length()));
    }
    if (text.startsWith("*")) {
      return pieces("ƒ*", text.substring(1));
    }
    if (text.startsWith("function")) {
      return pieces("ƒ", text.substring("function".length()));
    }
    return isArrow(text) ? List.of(Piece.plain(body(text))) : pieces("ƒ", text);
  }

  static boolean isArrow(String source) {
    return ARROW.matcher(source).lookingAt();
  }

  /** Whether a function of this source is not shown whole. */
  static boolean isCut(String source) {
    return source.strip().length() > MAX_BODY;
  }

  private static String accessor(String match) {
    return match.startsWith("function") ? "function" : "";
  }

  private static List<Piece> pieces(String prefix, String body) {
    return List.of(new Piece(prefix, Tone.FUNCTION), Piece.plain(" " + body(body)));
  }

  private static String body(String text) {
    var body = text.strip();
    return body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY - 1) + "…";
  }
}
