package dev.kite.repl;

import dev.kite.client.CompletionList;
import dev.kite.client.Target;
import dev.kite.repl.Suggestion.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be typed next: a page's names, the language's words, and the prompt's commands. */
final class Suggestions {
  private final Commands commands;
  private final RemoteNames names;
  private final Supplier<Optional<Target>> target;

  Suggestions(Commands commands, RemoteNames names, Supplier<Optional<Target>> target) {
    this.commands = commands;
    this.names = names;
    this.target = target;
  }

  /** Those behind {@code typed}, which ends at the cursor. */
  List<Suggestion> behind(String typed) {
    int source = Commands.sourceStart(typed);
    var found =
        source < 0
            ? commands.suggestions(typed)
            : JsPath.before(typed.substring(source)).map(this::names).orElse(List.of());
    return found.stream().filter(Suggestion::isPlain).toList();
  }

  /** Where the piece begins that a suggestion behind {@code typed} replaces. */
  static int start(String typed) {
    int source = Commands.sourceStart(typed);
    return source < 0
        ? Commands.wordStart(typed)
        : JsPath.before(typed.substring(source))
            .map(path -> source + path.start())
            .orElse(typed.length());
  }

  private List<Suggestion> names(JsPath path) {
    var found = new ArrayList<Suggestion>();
    if (path.form() == JsPath.Form.GLOBAL) {
      JsWords.KEYWORDS.stream()
          .filter(word -> word.startsWith(path.prefix()))
          .forEach(word -> found.add(new Suggestion(word, word, "", Rank.SECOND)));
    }
    target
        .get()
        .map(page -> names.beginning(page, path.path(), path.prefix()))
        .ifPresent(all -> all.forEach(name -> add(found, path, name)));
    return found;
  }

  private static void add(List<Suggestion> found, JsPath path, CompletionList.Name name) {
    var typed = name.name();
    boolean identifier = PropertyKey.isIdentifier(typed);
    var text =
        switch (path.form()) {
          case GLOBAL -> identifier ? typed : "";
          case DOT -> identifier ? "." + typed : bracketed("[", typed);
          case OPTIONAL -> identifier ? "?." + typed : bracketed("?.[", typed);
          case QUOTED -> PropertyKey.quoted(typed, path.quote());
        };
    if (!text.isEmpty()) {
      found.add(new Suggestion(text, shown(path, text, typed), "", rank(name)));
    }
  }

  /** What every object inherits from old times stands behind what it is used for. */
  private static Rank rank(CompletionList.Name name) {
    if (name.own()) {
      return Rank.FIRST;
    }
    return name.name().startsWith("__") ? Rank.LAST : Rank.SECOND;
  }

  /** Nobody looks for an element by its index; a thousand of them would hide the names. */
  private static String bracketed(String open, String name) {
    return PropertyKey.isIndex(name) ? "" : open + PropertyKey.quoted(name, '"');
  }

  private static String shown(JsPath path, String text, String name) {
    return path.form() == JsPath.Form.QUOTED || text.endsWith("]") ? text : name;
  }
}
