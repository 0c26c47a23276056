package dev.kite.repl;

import dev.kite.client.ConnectionListener;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.NonBlockingReader;

/** Shows live readings below the logs until a key is pressed. */
final class SensorView {
  private static final int REDRAW_MILLIS = 100;

  private final Terminal terminal;
  private final Screen screen;
  private final SensorPicture picture;
  private final Supplier<List<Job>> jobs;

  /** {@code jobs} are what runs while the view is looked at. */
  SensorView(Terminal terminal, Screen screen, Look look, Supplier<List<Job>> jobs) {
    this.terminal = terminal;
    this.screen = screen;
    this.picture = new SensorPicture(look);
    this.jobs = jobs;
  }

  /** Returns what the next line begins with: the colon, when a command is typed to leave. */
  String show(RelayConnection connection, Target target, Set<SensorStream> streams) {
    var trail = new SensorTrail();
    // Ctrl-C reaches the program as a signal and not as a key.
    var interrupted = new AtomicBoolean();
    var before = terminal.handle(Signal.INT, signal -> interrupted.set(true));
    var heard = new Why(target);
    var listening = connection.listen(heard);
    var watching = connection.watch(target.id(), streams, trail);
    try {
      var size = terminal.getSize();
      while (!interrupted.get()) {
        if (!size.equals(terminal.getSize())) {
          size = terminal.getSize();
          screen.resized();
        }
        screen.show(
            picture.lines(
                current(connection, target), trail, heard.why, jobs.get(), terminal.getRows() - 1));
        int key = terminal.reader().read(REDRAW_MILLIS);
        if (key != NonBlockingReader.READ_EXPIRED) {
          return key == ':' ? ":" : "";
        }
      }
      return "";
    } catch (InterruptedIOException e) {
      return "";
    } catch (IOException e) {
      throw new IllegalStateException("the terminal can no longer be read", e);
    } finally {
      watching.close();
      listening.close();
      screen.hide();
      terminal.handle(Signal.INT, before);
    }
  }

  /** What the page says while it is watched; it says again what it said before. */
  private static final class Why implements ConnectionListener {
    private final String target;
    private volatile String why = "";

    Why(Target target) {
      this.target = target.id();
    }

    @Override
    public void event(PageEvent event) {
      if (event.method().equals("Sensor.state") && event.at().target().equals(target)) {
        why = EventText.whyNothing(event);
      }
    }
  }

  private static Target current(RelayConnection connection, Target target) {
    return connection.targets().stream()
        .filter(known -> known.id().equals(target.id()))
        .findFirst()
        .orElse(target);
  }
}
