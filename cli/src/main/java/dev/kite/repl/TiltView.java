package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.Tilt;
import dev.kite.client.motion.TiltFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;

/** Tilts a page by the arrow keys, below the logs, until another key is pressed. */
final class TiltView {
  private static final int REDRAW_MILLIS = 100;

  /** While something waits to be told to the page. */
  private static final int SOON_MILLIS = 5;

  private static final int FEW = 2;
  private static final int MANY = 10;
  private static final int SCALE = 20;

  private final Terminal terminal;
  private final Screen screen;
  private final Look look;

  /** What a key does; {@code LEAVE} is every key that does nothing else. */
  private enum Move {
    UP(FEW, 0),
    DOWN(-FEW, 0),
    RIGHT(0, FEW),
    LEFT(0, -FEW),
    FAR_UP(MANY, 0),
    FAR_DOWN(-MANY, 0),
    FAR_RIGHT(0, MANY),
    FAR_LEFT(0, -MANY),
    SHAKE(0, 0),
    FLAT(0, 0),
    LEAVE(0, 0);

    private final int beta;
    private final int gamma;

    Move(int beta, int gamma) {
      this.beta = beta;
      this.gamma = gamma;
    }
  }

  TiltView(Terminal terminal, Screen screen, Look look) {
    this.terminal = terminal;
    this.screen = screen;
    this.look = look;
  }

  /** Returns what the next line begins with: the colon, when a command is typed to leave. */
  String show(RelayConnection connection, Target target) {
    // Ctrl-C reaches the program as a signal and not as a key.
    var interrupted = new AtomicBoolean();
    var before = terminal.handle(Signal.INT, signal -> interrupted.set(true));
    var keys = new BindingReader(terminal.reader());
    var moves = moves();
    try (var feed = new TiltFeed(connection, target, System::nanoTime)) {
      while (!interrupted.get()) {
        feed.tick();
        screen.show(lines(target, feed));
        int next = keys.peekCharacter(feed.isBehind() ? SOON_MILLIS : REDRAW_MILLIS);
        if (next == NonBlockingReader.READ_EXPIRED) {
          continue;
        }
        var move = next == NonBlockingReader.EOF ? Move.LEAVE : keys.readBinding(moves);
        if (move == null || move == Move.LEAVE) {
          return ":".equals(keys.getLastBinding()) ? ":" : "";
        }
        make(move, feed);
      }
      return "";
    } finally {
      screen.hide();
      terminal.handle(Signal.INT, before);
    }
  }

  private static void make(Move move, TiltFeed feed) {
    if (move == Move.SHAKE) {
      feed.shake();
    } else if (move == Move.FLAT) {
      feed.lieFlat();
    } else {
      feed.turn(move.beta, move.gamma);
    }
  }

  /** Terminals send arrows in two forms, whichever mode was asked for. */
  private static KeyMap<Move> moves() {
    var moves = new KeyMap<Move>();
    moves.setNomatch(Move.LEAVE);
    moves.setUnicode(Move.LEAVE);
    moves.setAmbiguousTimeout(50);
    bindArrow(moves, 'A', Move.UP, Move.FAR_UP);
    bindArrow(moves, 'B', Move.DOWN, Move.FAR_DOWN);
    bindArrow(moves, 'C', Move.RIGHT, Move.FAR_RIGHT);
    bindArrow(moves, 'D', Move.LEFT, Move.FAR_LEFT);
    moves.bind(Move.FAR_UP, "\033[5~");
    moves.bind(Move.FAR_DOWN, "\033[6~");
    moves.bind(Move.SHAKE, " ");
    moves.bind(Move.FLAT, "0");
    moves.bind(Move.LEAVE, "\033");
    return moves;
  }

  private static void bindArrow(KeyMap<Move> moves, char letter, Move few, Move many) {
    moves.bind(few, "\033[" + letter, "\033O" + letter);
    moves.bind(many, "\033[1;2" + letter);
  }

  private List<AttributedString> lines(Target target, TiltFeed feed) {
    var lines = new ArrayList<AttributedString>();
    lines.add(
        text()
            .own("  tilting ", Tone.DIM)
            .remoteLine(NoticeText.name(target), Tone.LABEL)
            .toAttributedString());
    Tilt tilt = feed.tilt();
    lines.add(gauge("beta", tilt.beta(), 180));
    lines.add(gauge("gamma", tilt.gamma(), 90));
    if (!feed.problem().isEmpty()) {
      lines.add(
          text().own("  ", Tone.DIM).remoteLine(feed.problem(), Tone.WARNING).toAttributedString());
    }
    lines.add(hint("  arrows 2, with Shift 10, page keys 10 degrees"));
    lines.add(hint("  space shakes, 0 lies flat, any other key leaves"));
    return lines;
  }

  private AttributedString hint(String words) {
    return text().own(words, Tone.DIM).toAttributedString();
  }

  /** A scale with zero in its middle and the angle marked on it. */
  private AttributedString gauge(String name, double angle, int most) {
    boolean isAscii = look.glyphs() == Glyphs.ASCII;
    var scale = new StringBuilder((isAscii ? "-" : "─").repeat(2 * SCALE + 1));
    scale.setCharAt(SCALE, isAscii ? '+' : '┼');
    int at = SCALE + (int) Math.round(angle / most * SCALE);
    return text()
        .own(String.format(Locale.ROOT, "  %-6s%4.0f  ", name, angle), Tone.PLAIN)
        .own(scale.substring(0, at), Tone.DIM)
        .own(isAscii ? "o" : "●", Tone.PROMPT)
        .own(scale.substring(at + 1), Tone.DIM)
        .toAttributedString();
  }

  private StyledText text() {
    return new StyledText(look.palette(), "");
  }
}
