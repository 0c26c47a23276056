package dev.kite.relay;

import dev.kite.protocol.Body;
import dev.kite.protocol.ToConsole;

/** What is to be stored in a room log, before it has a position and a time. */
sealed interface Draft {
  /** The frame that consoles get of it. */
  ToConsole at(long position, long time);

  /** A lossless frame of a page: stored only when {@code seq} is the next one of its epoch. */
  sealed interface OfPage extends Draft {
    Source source();

    long seq();
  }

  /** A target and one load of it, whose frames are numbered together. */
  record Source(String target, String epoch) {}

  /** An event for every console. */
  record Event(Source source, long seq, Body event) implements OfPage {
    @Override
    public ToConsole at(long position, long time) {
      return new ToConsole.Event(position, time, source.target, source.epoch, seq, event);
    }
  }

  /** A page's reply to one session. */
  record Reply(Source source, long seq, String session, Body body) implements OfPage {
    @Override
    public ToConsole at(long position, long time) {
      return new ToConsole.Reply(position, time, source.target, source.epoch, seq, body);
    }
  }

  /** The frames {@code from} to {@code seq} are lost. */
  record Gap(Source source, long from, long seq, long bytes, String why) implements OfPage {
    @Override
    public ToConsole at(long position, long time) {
      return new ToConsole.Gap(
          position, time, source.target, source.epoch, seq, from, seq, bytes, why);
    }

    Gap from(long first) {
      return new Gap(source, first, seq, bytes, why);
    }
  }

  /** The relay's own reply to one session. */
  record Verdict(String target, String session, Body body) implements Draft {
    @Override
    public ToConsole at(long position, long time) {
      return new ToConsole.Reply(position, time, target, ToConsole.NO_EPOCH, 0, body);
    }
  }

  /** Who came, changed or went. */
  record Notice(Body notice) implements Draft {
    @Override
    public ToConsole at(long position, long time) {
      return new ToConsole.Notice(position, time, notice);
    }
  }

  /** The only session that may see it; empty for all. */
  default String session() {
    if (this instanceof Reply reply) {
      return reply.session;
    }
    return this instanceof Verdict verdict ? verdict.session : "";
  }
}
