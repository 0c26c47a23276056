package dev.kite.bench;

import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages that send and consoles that listen, on one thread over plain sockets with frames that are
 * built before, so that the measured relay is the one that works.
 */
final class RelayLoad implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final List<RelayPair> pairs = new ArrayList<>();
  private final Pattern pattern;
  private long turn;

  private RelayLoad(Pattern pattern) throws IOException {
    this.pattern = pattern;
  }

  /** How pages send. */
  interface Pattern {
    String name();

    /** Builds the messages of one page. */
    RelayMessages messages(boolean kite);

    /**
     * Sends what is due.
     *
     * @param elapsed ns since the beginning
     */
    void send(List<RelayPair> pairs, long elapsed) throws IOException;
  }

  /** How many messages went in and came out. */
  record Counts(long sent, long delivered) {
    Counts minus(Counts before) {
      return new Counts(sent - before.sent, delivered - before.delivered);
    }
  }

  /** So many readings a second of each page, the pages spread evenly over the time between. */
  record Steady(int perSecond) implements Pattern {
    @Override
    public String name() {
      return perSecond + " Hz readings";
    }

    @Override
    public RelayMessages messages(boolean kite) {
      return RelayMessages.readings(kite);
    }

    @Override
    public void send(List<RelayPair> pairs, long elapsed) throws IOException {
      double interval = 1e9 / perSecond;
      for (int i = 0; i < pairs.size(); i++) {
        double phase = interval * i / pairs.size();
        long due = (long) Math.floor((elapsed - phase) / interval);
        pairs.get(i).sendUntil(due);
      }
    }
  }

  /** Lossless events as fast as they come out again, so many of each page under way at once. */
  record Saturating() implements Pattern {
    private static final int UNDER_WAY = 256;

    @Override
    public String name() {
      return "saturation";
    }

    @Override
    public RelayMessages messages(boolean kite) {
      return RelayMessages.events(kite);
    }

    @Override
    public void send(List<RelayPair> pairs, long elapsed) throws IOException {
      for (var pair : pairs) {
        pair.sendUntil(pair.delivered() + UNDER_WAY);
      }
    }
  }

  static RelayLoad connect(int port, int pages, Pattern pattern, boolean kite) throws IOException {
    var load = new RelayLoad(pattern);
    var random = new SecureRandom();
    for (int i = 0; i < pages; i++) {
      var pair = RelayPair.connect(port, ControlKey.random(random), pattern.messages(kite), kite);
      pair.console().register(load.selector, SelectionKey.OP_READ, pair);
      load.pairs.add(pair);
    }
    return load;
  }

  /** Goes on sending and counting for {@code time}. */
  void run(Duration time) throws IOException {
    long start = System.nanoTime();
    long before = turn;
    while (turn - before < time.toNanos()) {
      turn = before + System.nanoTime() - start;
      pattern.send(pairs, turn);
      selector.select(RelayLoad::receive, 1);
    }
  }

  Counts counts() {
    long sent = pairs.stream().mapToLong(RelayPair::sent).sum();
    return new Counts(sent, pairs.stream().mapToLong(RelayPair::delivered).sum());
  }

  @Override
  public void close() throws IOException {
    for (var pair : pairs) {
      pair.close();
    }
    selector.close();
  }

  private static void receive(SelectionKey key) {
    ((RelayPair) key.attachment()).receive();
  }
}
