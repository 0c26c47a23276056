package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * The names that complete a prefix, own ones and inherited ones.
 *
 * @param more whether there are others that the page left out
 */
public record CompletionList(List<Name> names, boolean more) {
  /** What is known when the page said nothing: no name, and that there may be some. */
  public static final CompletionList NONE = new CompletionList(List.of(), true);

  /** What is behind a name, as far as it can be told without calling anything. */
  public enum Kind {
    FUNCTION,
    ACCESSOR,
    VALUE
  }

  /** One name, which is remote text and may be anything. */
  public record Name(String name, Kind kind, boolean own) {
    static Name from(JsonObject json) throws BadMessageException {
      var members = new Members("completion", json);
      var kind =
          switch (members.textOr("kind", "")) {
            case "function" -> Kind.FUNCTION;
            case "accessor" -> Kind.ACCESSOR;
            default -> Kind.VALUE;
          };
      return new Name(members.text("name"), kind, members.truth("own"));
    }
  }

  /** Decodes the result of {@code Kite.complete}. */
  public static CompletionList from(JsonObject json) throws BadMessageException {
    var members = new Members("Kite.complete", json);
    return new CompletionList(members.objects("result", Name::from), members.truth("more"));
  }

  /** What an outcome means; one that is no answer is no name. */
  static CompletionList of(Outcome outcome) {
    try {
      return outcome instanceof Outcome.Done done ? from(done.result()) : NONE;
    } catch (BadMessageException e) {
      return NONE;
    }
  }
}
