package dev.kite.repl;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** What a command does with everything behind its name, as it was typed. */
  interface TextAction {
    Next run(String text);
  }

  /** The words that can stand behind a command and begin like {@code typed}. */
  interface Arguments {
    List<Suggestion> beginning(String typed);
  }

  /**
   * One command.
   *
   * @param usage the words it takes, as {@code :help} shows them
   * @param help one line
   */
  record Command(String name, String usage, String help, TextAction action, Arguments arguments) {}

  /** The command whose argument is source, to be read and coloured like source. */
  private static final Pattern EVALUATES = Pattern.compile("\\s*:all\\s+");

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

  /** Where the source begins in a line: 0 in one that is no command, -1 where there is none. */
  static int sourceStart(String line) {
    if (!isCommand(line)) {
      return 0;
    }
    var evaluates = EVALUATES.matcher(line);
    return evaluates.lookingAt() ? evaluates.end() : -1;
  }

  /** Where the last word of a command's line begins. */
  static int wordStart(String line) {
    int start = line.length();
    while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  Commands add(String name, String usage, String help, Action action) {
    return add(name, usage, help, action, typed -> List.of());
  }

  /** {@code arguments} are suggested for the first word behind the name. */
  Commands add(String name, String usage, String help, Action action, Arguments arguments) {
    return addText(name, usage, help, text -> action.run(words(text)), arguments);
  }

  Commands addText(String name, String usage, String help, TextAction action, Arguments arguments) {
    commands.put(name, new Command(name, usage, help, action, arguments));
    return this;
  }

  Next run(String line) {
    var typed = line.strip().substring(1).strip();
    int end = 0;
    while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
      end++;
    }
    var name = typed.substring(0, end);
    var command = commands.get(name);
    if (command == null) {
      output.say(renderer.entry(Entry.error(unknown(name))));
      return Next.READ_ON;
    }
    return command.action().run(typed.substring(end).strip());
  }

  /** What can be typed next in a command's line that ends at the cursor. */
  List<Suggestion> suggestions(String line) {
    var typed = line.stripLeading().substring(1);
    if (typed.isBlank() && !typed.isEmpty()) {
      return List.of();
    }
    if (typed.chars().noneMatch(Character::isWhitespace)) {
      return commands.values().stream()
          .filter(command -> command.name().startsWith(typed))
          .map(command -> Suggestion.of(":" + command.name()))
          .toList();
    }
    var words = words(typed);
    var command = commands.get(words.get(0));
    boolean begins = Character.isWhitespace(typed.charAt(typed.length() - 1));
    boolean first = words.size() == (begins ? 1 : 2);
    return command == null || !first
        ? List.of()
        : command.arguments().beginning(begins ? "" : words.get(1));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private String unknown(String name) {
    var nearest = NearestName.to(name, commands.keySet());
    return "There is no command :"
        + name
        + nearest.map(near -> ". Did you mean :" + near + "?").orElse(". :help lists them.");
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
    if (!look.isPlain()) {
      lines.add(
          new StyledText(look.palette(), "")
              .own("  Tab completes, Ctrl-R searches the history, Ctrl-C stops waiting,", Tone.DIM)
              .own(" Enter goes on while a bracket is open.", Tone.DIM)
              .toAttributedString());
    }
    output.print(lines);
    return Next.READ_ON;
  }

  private static String signature(Command command) {
    return ":" + command.name() + (command.usage().isEmpty() ? "" : " " + command.usage());
  }
}
