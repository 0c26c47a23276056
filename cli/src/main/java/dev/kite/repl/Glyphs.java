package dev.kite.repl;

import java.nio.charset.Charset;
import java.util.Locale;

/** The signs of our own that are no letters. */
enum Glyphs {
  /** Heavy lines: JLine turns the light ones into ASCII or into another character set. */
  UNICODE("✖", "▲", "·", "▾", "▸", "←", "•", "┃", "…", "┏━┳┓┣━╋┫┗━┻┛┃", "╌┊░"),
  ASCII("x", "!", ".", "v", ">", "<", "*", "|", "~", "+-+++-+++-++|", ".:~");

  private final String error;
  private final String warning;
  private final String debug;
  private final String group;
  private final String closed;
  private final String result;
  private final String notice;
  private final String gutter;
  private final String cut;
  private final String edges;
  private final String behind;

  Glyphs(
      String error,
      String warning,
      String debug,
      String group,
      String closed,
      String result,
      String notice,
      String gutter,
      String cut,
      String edges,
      String behind) {
    this.error = error;
    this.warning = warning;
    this.debug = debug;
    this.group = group;
    this.closed = closed;
    this.result = result;
    this.notice = notice;
    this.gutter = gutter;
    this.cut = cut;
    this.edges = edges;
    this.behind = behind;
  }

  /** What a terminal of this encoding can show. */
  static Glyphs of(Charset encoding) {
    return encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF") ? UNICODE : ASCII;
  }

  String mark(Level level) {
    return switch (level) {
      case LOG -> " ";
      case DEBUG -> debug;
      case WARNING -> warning;
      case ERROR -> error;
      case GROUP -> group;
      case COLLAPSED -> closed;
      case RESULT -> result;
      case NOTICE -> notice;
    };
  }

  /** A unit as it can be shown: {@code m/s²}, or {@code m/s2}. */
  String unit(String unit) {
    return this == UNICODE ? unit : unit.replace("²", "2").replace("°", "deg").replace("µ", "u");
  }

  /** Starts every line of an entry but its first. */
  String gutter() {
    return gutter;
  }

  /** Stands before what can be opened. */
  String closed() {
    return closed;
  }

  /** Ends what was cut to fit. */
  String cut() {
    return cut;
  }

  /**
   * A table's edges: for its top, its middle and its bottom the left end, line, crossing and right
   * end; then the upright between cells.
   */
  String edges() {
    return edges;
  }

  /** Behind the curves of a plot: where 0 is. */
  String level() {
    return behind.substring(0, 1);
  }

  /** Behind the curves of a plot: a mark. */
  String upright() {
    return behind.substring(1, 2);
  }

  /** Behind the curves of a plot: a time without readings. */
  String gap() {
    return behind.substring(2, 3);
  }
}
