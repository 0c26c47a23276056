package dev.kite.repl;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Stream;

/** What a command writes on that is no prompt: a terminal, a pipe or a file. Immutable. */
public final class Paper {
  private final Look look;

  private Paper(Look look) {
    this.look = look;
  }

  /**
   * The standard output.
   *
   * @param columns of the terminal; 0 when it is none, and then there are no colours
   */
  public static Paper of(int columns, Map<String, String> variables) {
    if (columns == 0) {
      return new Paper(Look.PLAIN);
    }
    var palette = Tty.palette(variables.getOrDefault("TERM", ""), variables);
    return new Paper(new Look(palette, Glyphs.of(terminalEncoding()), () -> columns));
  }

  /** The same with letters of ASCII alone. */
  public Paper inAscii() {
    return new Paper(new Look(look.palette(), Glyphs.ASCII, look.columns()));
  }

  /** A unit as it can be shown there. */
  public String unit(String unit) {
    return look.glyphs().unit(unit);
  }

  /** A word of ours that says it is well. */
  public String well(String word) {
    return word(word, Tone.WELL);
  }

  /** A word of ours that says it may be well or not. */
  public String doubtful(String word) {
    return word(word, Tone.WARNING);
  }

  /** A word of ours that says what is wrong. */
  public String wrong(String word) {
    return word(word, Tone.ERROR);
  }

  private String word(String word, Tone tone) {
    return new StyledText(look.palette(), "").own(word, tone).toAttributedString().toAnsi();
  }

  Look look() {
    return look;
  }

  /** As the prompt's terminal finds it: Java 17 names it differently from later ones. */
  private static Charset terminalEncoding() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(System::getProperty)
        .filter(name -> name != null && Charset.isSupported(name))
        .findFirst()
        .map(Charset::forName)
        .orElse(Charset.defaultCharset());
  }
}
