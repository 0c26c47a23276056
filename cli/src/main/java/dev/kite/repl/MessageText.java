package dev.kite.repl;

import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins the arguments of a console call: format specifiers when the first one is a string, spaces
 * between the rest (Console Standard 2.2.1, as DevTools reads it).
 */
final class MessageText {
  private static final Pattern SPECIFIER = Pattern.compile("%([sdifoOc%])");
  private static final Pattern EMPTY_END = Pattern.compile("[\\r\\n]+\\z");
  private static final Pattern LEADING_NUMBER =
      Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+)).*", Pattern.DOTALL);

  private final List<Piece> pieces = new ArrayList<>();
  private final List<RemoteObject> args;
  private int next;

  private MessageText(List<RemoteObject> args) {
    this.args = args;
  }

  static List<Piece> of(List<RemoteObject> args) {
    var text = new MessageText(args);
    text.message("");
    return text.withoutEmptyEnd();
  }

  /** The same behind words of our own, which a format string then follows directly. */
  static List<Piece> behind(String prefix, List<RemoteObject> args) {
    var text = new MessageText(args);
    text.message(prefix);
    return text.withoutEmptyEnd();
  }

  /** A last newline ends the last line; it begins no other. */
  private List<Piece> withoutEmptyEnd() {
    while (!pieces.isEmpty()) {
      var last = pieces.remove(pieces.size() - 1);
      var text = EMPTY_END.matcher(last.text()).replaceFirst("");
      if (!text.isEmpty()) {
        pieces.add(new Piece(text, last.tone(), last.css()));
        break;
      }
    }
    return List.copyOf(pieces);
  }

  private void message(String prefix) {
    boolean formatted = !args.isEmpty() && args.get(0).type().equals("string");
    if (!prefix.isEmpty()) {
      pieces.add(Piece.plain(prefix));
    }
    if (formatted) {
      next = 1;
      format(ValueFormat.primitive(args.get(0)));
    }
    boolean bare = formatted || !prefix.isEmpty();
    boolean first = !formatted;
    while (next < args.size()) {
      if (!first) {
        pieces.add(Piece.plain(" "));
      }
      first = false;
      var arg = args.get(next++);
      pieces.addAll(bare ? ValueFormat.bare(arg) : ValueFormat.quoted(arg));
    }
  }

  private void format(String format) {
    var specifier = SPECIFIER.matcher(format);
    var css = CssStyle.none();
    int written = 0;
    while (specifier.find()) {
      char kind = specifier.group(1).charAt(0);
      boolean literal = kind != '%' && next >= args.size();
      if (literal) {
        continue;
      }
      pieces.add(css.piece(format.substring(written, specifier.start())));
      written = specifier.end();
      switch (kind) {
        case '%' -> pieces.add(css.piece("%"));
        case 'c' -> css = CssStyle.parse(ValueFormat.primitive(args.get(next++)));
        default -> {
          for (var piece : substitute(kind, args.get(next++))) {
            pieces.add(css.isNone() ? piece : css.piece(piece.text()));
          }
        }
      }
    }
    pieces.add(css.piece(format.substring(written)));
  }

  private static List<Piece> substitute(char kind, RemoteObject arg) {
    return switch (kind) {
      case 's' -> List.of(Piece.plain(Piece.text(ValueFormat.bare(arg))));
      case 'd', 'i' -> List.of(Piece.plain(number(arg).replaceFirst("\\..*", "")));
      case 'f' -> List.of(Piece.plain(number(arg)));
      default -> ValueFormat.quoted(arg);
    };
  }

  /** V8 converts on the page already; other engines may send the argument as it was. */
  private static String number(RemoteObject arg) {
    var text = ValueFormat.primitive(arg);
    if (arg.type().equals("number")) {
      return text;
    }
    var number = LEADING_NUMBER.matcher(text);
    return arg.type().equals("string") && number.matches() ? number.group(1) : "NaN";
  }
}
