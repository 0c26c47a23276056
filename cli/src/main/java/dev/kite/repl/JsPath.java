package dev.kite.repl;

import dev.kite.repl.JsToken.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is being named where the cursor stands: the way to an object, and the beginning of a name in
 * it.
 *
 * <p>Only ways that can be walked without running code are ways: names, quoted keys, indices and
 * literals. A call, an operator or a computed key is none, and nothing is completed behind it.
 *
 * @param path names from the global scope on, empty for the scope itself; a literal stands as the
 *     prototype of its kind
 * @param prefix what is typed of the name
 * @param start where in the text the piece begins that a completed name replaces
 * @param quote the open one, of a name in quotes
 */
record JsPath(List<String> path, String prefix, int start, Form form, char quote) {
  /** How the name is written: alone, behind a dot, behind a question mark too, or in quotes. */
  enum Form {
    GLOBAL,
    DOT,
    OPTIONAL,
    QUOTED
  }

  private static final char NO_QUOTE = 0;
  private static final List<String> NOWHERE = List.of();
  private static final Set<String> DOTS = Set.of(".", "?.");

  /** What {@code text}, which ends at the cursor, is about to name. */
  static Optional<JsPath> before(String text) {
    var source = JsSource.of(text);
    var tokens = source.tokens();
    if (tokens.isEmpty() || source.endsInTemplate()) {
      return Optional.empty();
    }
    var last = tokens.get(tokens.size() - 1);
    if (last.end() < text.length()) {
      return Optional.empty();
    }
    var reader = new Reader(text, tokens);
    int at = tokens.size() - 1;
    return switch (last.kind()) {
      case WORD, KEYWORD -> reader.name(at);
      case STRING -> reader.key(at);
      case PUNCTUATION -> reader.isDot(at) ? reader.member(at, "") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Walks tokens back from the cursor. */
  private record Reader(String text, List<JsToken> tokens) {

    Optional<JsPath> name(int at) {
      var prefix = word(at);
      if (!isName(at)) {
        return Optional.empty();
      }
      return isDot(at - 1)
          ? member(at - 1, prefix)
          : Optional.of(
              new JsPath(List.of(), prefix, tokens.get(at).start(), Form.GLOBAL, NO_QUOTE));
    }

    Optional<JsPath> member(int dot, String prefix) {
      var form = word(dot).equals(".") ? Form.DOT : Form.OPTIONAL;
      return way(dot - 1)
          .map(path -> new JsPath(path, prefix, tokens.get(dot).start(), form, NO_QUOTE));
    }

    /** A key in quotes that are still open. */
    Optional<JsPath> key(int at) {
      var typed = word(at).substring(1);
      if (isClosed(at) || typed.indexOf('\\') >= 0 || !is(at - 1, "[") || !endsValue(at - 2)) {
        return Optional.empty();
      }
      return way(at - 2)
          .map(
              path ->
                  new JsPath(path, typed, tokens.get(at).start(), Form.QUOTED, word(at).charAt(0)));
    }

    /** The way that ends with the token {@code at}. */
    private Optional<List<String>> way(int at) {
      var path = new ArrayDeque<String>();
      int next = at;
      while (next >= 0) {
        if (is(next, "]") && isElement(next)) {
          path.addFirst(element(next - 1));
          next -= 3;
        } else if (isName(next) && isDot(next - 1)) {
          path.addFirst(word(next));
          next -= 2;
        } else {
          var head = head(next);
          for (int i = head.size() - 1; i >= 0; i--) {
            path.addFirst(head.get(i));
          }
          return head.equals(NOWHERE) ? Optional.empty() : Optional.of(List.copyOf(path));
        }
      }
      return Optional.empty();
    }

    /** The first names of a way; none when nothing can be walked from there. */
    private List<String> head(int at) {
      var word = word(at);
      return switch (tokens.get(at).kind()) {
        case WORD -> isName(at) ? List.of(word) : NOWHERE;
        case KEYWORD -> keyword(word);
        case STRING -> isClosed(at) ? prototype("String") : NOWHERE;
        case TEMPLATE -> isTagged(at) ? NOWHERE : prototype("String");
        case REGEX -> prototype("RegExp");
        case NUMBER -> prototype(word.endsWith("n") ? "BigInt" : "Number");
        case PUNCTUATION -> isArray(at) ? prototype("Array") : NOWHERE;
        case COMMENT -> NOWHERE;
      };
    }

    private static List<String> keyword(String word) {
      return switch (word) {
        case "this" -> List.of(word);
        case "true", "false" -> prototype("Boolean");
        default -> NOWHERE;
      };
    }

    private static List<String> prototype(String constructor) {
      return List.of(constructor, "prototype");
    }

    /** Whether {@code ["key"]} or {@code [0]} ends here, behind a value. */
    private boolean isElement(int close) {
      return close >= 3
          && is(close - 2, "[")
          && endsValue(close - 3)
          && !element(close - 1).isEmpty();
    }

    /** The key of a string or an index; empty when it is neither. */
    private String element(int at) {
      var word = word(at);
      if (tokens.get(at).kind() == Kind.STRING && isClosed(at)) {
        return word.indexOf('\\') >= 0 ? "" : word.substring(1, word.length() - 1);
      }
      return tokens.get(at).kind() == Kind.NUMBER && word.matches("\\d+") ? word : "";
    }

    private boolean isArray(int close) {
      int depth = 0;
      for (int at = close; at >= 0 && is(close, "]"); at--) {
        depth += is(at, "]") ? 1 : is(at, "[") ? -1 : 0;
        if (depth == 0) {
          return !endsValue(at - 1);
        }
      }
      return false;
    }

    /** Whether a function stands before the template that ends here. */
    private boolean isTagged(int end) {
      int depth = 0;
      for (int at = end; at >= 0; at--) {
        if (tokens.get(at).kind() == Kind.TEMPLATE) {
          var part = word(at);
          boolean whole = part.length() > 1 && part.startsWith("`") && part.endsWith("`");
          depth += whole ? 0 : part.endsWith("`") ? 1 : part.startsWith("`") ? -1 : 0;
        }
        if (depth == 0) {
          return endsValue(at - 1);
        }
      }
      return true;
    }

    private boolean endsValue(int at) {
      if (at < 0) {
        return false;
      }
      return switch (tokens.get(at).kind()) {
        case KEYWORD -> isDot(at - 1) || !keyword(word(at)).equals(NOWHERE);
        case PUNCTUATION -> is(at, ")") || is(at, "]");
        case TEMPLATE -> word(at).endsWith("`");
        case COMMENT -> false;
        default -> true;
      };
    }

    private boolean isName(int at) {
      var kind = tokens.get(at).kind();
      return kind == Kind.KEYWORD || (kind == Kind.WORD && "#@".indexOf(word(at).charAt(0)) < 0);
    }

    private boolean isDot(int at) {
      return at >= 0 && tokens.get(at).kind() == Kind.PUNCTUATION && DOTS.contains(word(at));
    }

    private boolean is(int at, String mark) {
      return at >= 0 && tokens.get(at).kind() == Kind.PUNCTUATION && word(at).equals(mark);
    }

    /** Whether a string ends with its quote, and not with an escaped one. */
    private boolean isClosed(int at) {
      var word = word(at);
      int slashes = 0;
      while (slashes < word.length() - 2 && word.charAt(word.length() - 2 - slashes) == '\\') {
        slashes++;
      }
      return word.length() > 1
          && word.charAt(word.length() - 1) == word.charAt(0)
          && slashes % 2 == 0;
    }

    private String word(int at) {
      return tokens.get(at).text(text);
    }
  }
}
