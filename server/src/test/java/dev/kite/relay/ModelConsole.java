package dev.kite.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.ToConsole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A console that believes nothing: every position must be named once and in order, every frame of
 * an epoch must follow the one before, or something must have named what is missing.
 */
final class ModelConsole {
  private final World world;
  private final String session;
  private final Map<String, Long> lastSeqs = new HashMap<>();
  private final Set<String> mayJump = new HashSet<>();
  private @Nullable FakePeer connection;
  private String log = "";
  private long position;
  private boolean mayRepeat;
  private boolean startsAnywhere;
  private int events;

  ModelConsole(World world, String session) {
    this.world = world;
    this.session = session;
  }

  void connect() {
    if (connection == null) {
      var from =
          log.isEmpty()
              ? "{\"last\":5000}"
              : "{\"log\":\"%s\",\"position\":%d}".formatted(log, position);
      connection = world.console(session, from);
    }
  }

  void disconnect() {
    if (connection != null) {
      connection.drop();
      connection = null;
    }
  }

  void readOne() {
    if (connection != null) {
      var text = connection.receiveOne();
      if (!text.isEmpty()) {
        check(ToConsole.decode(text));
      }
    }
  }

  void readAll() {
    if (connection != null) {
      connection.received().forEach(text -> check(ToConsole.decode(text)));
    }
  }

  long lastSeq(String epoch) {
    return lastSeqs.getOrDefault(epoch, 0L);
  }

  /** How many events it has seen for the first time. */
  int events() {
    return events;
  }

  private void check(ToConsole frame) {
    if (frame instanceof ToConsole.Welcome welcome) {
      greet(welcome.welcome().log());
    } else if (frame instanceof ToConsole.Event event) {
      next(event.position());
      if (follows(event.epoch(), event.seq(), event.seq())) {
        events++;
      }
    } else if (frame instanceof ToConsole.Gap gap) {
      next(gap.position());
      assertThat(gap.to()).isEqualTo(gap.seq());
      follows(gap.epoch(), gap.from(), gap.to());
    } else if (frame instanceof ToConsole.Notice notice) {
      next(notice.position());
    } else if (frame instanceof ToConsole.Trimmed gone) {
      next(gone.from());
      position = gone.to();
      mayJump.addAll(lastSeqs.keySet());
      mayJump.add("");
    } else {
      throw new AssertionError("nobody asked for " + frame);
    }
  }

  private void greet(String nowLog) {
    if (!nowLog.equals(log)) {
      mayRepeat = !log.isEmpty();
      // Who asks for the newest entries is not told what was before them.
      startsAnywhere = log.isEmpty();
      log = nowLog;
      position = 0;
    }
  }

  private void next(long named) {
    if (startsAnywhere && named > 1) {
      position = named - 1;
      mayJump.add("");
    }
    startsAnywhere = false;
    assertThat(named).isEqualTo(position + 1);
    position = named;
  }

  // True when it is news.
  private boolean follows(String epoch, long from, long to) {
    long last = lastSeq(epoch);
    if (to <= last) {
      assertThat(mayRepeat).as("%s %d came twice in one log", epoch, to).isTrue();
      return false;
    }
    boolean jumps = mayJump.remove(epoch) || (last == 0 && mayJump.contains(""));
    if (!jumps) {
      assertThat(from).as("after %s %d", epoch, last).isLessThanOrEqualTo(last + 1);
    }
    lastSeqs.put(epoch, to);
    return true;
  }
}
