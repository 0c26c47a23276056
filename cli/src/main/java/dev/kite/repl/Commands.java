package dev.kite.repl;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The prompt's own commands, which begin with a colon. */
final class Commands {
  /** What comes after a command. */
  enum Next {
    READ_ON,
    QUIT
  }

  /** What a command does with the words behind its name. */
  interface Action {
    Next run(List<String> words);
  }

  /**
   * One command.
   *
   * @param usage the words it takes, as {@code :help} shows them
   * @param help one line
   */
  record Command(String name, String usage, String help, Action action) {}

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final ConsoleRenderer renderer;
  private final Look look;
  private final Output output;

  Commands(ConsoleRenderer renderer, Look look, Output output) {
    this.renderer = renderer;
    this.look = look;
    this.output = output;
    add("help", "", "this list", words -> help());
    add("quit", "", "leave, like Ctrl-D", words -> Next.QUIT);
  }

  /** No JavaScript expression begins like one. */
  static boolean isCommand(String line) {
    return line.stripLeading().startsWith(":");
  }

  Commands add(String name, String usage, String help, Action action) {
    commands.put(name, new Command(name, usage, help, action));
    return this;
  }

  Next run(String line) {
    var words = List.of(line.strip().substring(1).strip().split("\\s+"));
    var command = commands.get(words.get(0));
    if (command == null) {
      output.say(renderer.entry(Entry.error(unknown(words.get(0)))));
      return Next.READ_ON;
    }
    return command.action().run(words.subList(1, words.size()));
  }

  private String unknown(String name) {
    var nearest = nearest(name);
    return "There is no command :"
        + name
        + nearest.map(near -> ". Did you mean :" + near + "?").orElse(". :help lists them.");
  }

  /** The command that begins like {@code name}, else one that is at most two letters away. */
  private Optional<String> nearest(String name) {
    var begun = commands.keySet().stream().filter(known -> known.startsWith(name)).findFirst();
    return begun.isPresent()
        ? begun
        : commands.keySet().stream()
            .filter(known -> distance(known, name) <= 2)
            .min(comparingInt(known -> distance(known, name)));
  }

  private Next help() {
    int width =
        commands.values().stream().mapToInt(command -> signature(command).length()).max().orElse(0);
    var lines = new ArrayList<AttributedString>();
    var quitLast = comparing((Command command) -> command.name().equals("quit"));
    for (var command : commands.values().stream().sorted(quitLast).toList()) {
      var signature = signature(command);
      lines.add(
          new StyledText(look.palette(), "")
              .own("  " + signature, Tone.NOTICE)
              .own(" ".repeat(width - signature.length() + 2) + command.help(), Tone.PLAIN)
              .toAttributedString());
    }
    lines.add(
        new StyledText(look.palette(), "")
            .own("  Anything else is evaluated in the page. Ctrl-D leaves.", Tone.DIM)
            .toAttributedString());
    output.print(lines);
    return Next.READ_ON;
  }

  private static String signature(Command command) {
    return ":" + command.name() + (command.usage().isEmpty() ? "" : " " + command.usage());
  }

  /** Levenshtein's distance: letters to change, add or take away. */
  private static int distance(String a, String b) {
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
