package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** What the relay sends to a console. */
public sealed interface ToConsole extends Frame {
  /** Stands for the epoch in what the relay itself says. */
  String NO_EPOCH = "-";

  /** The answer to hello. */
  record Welcome(ConsoleWelcome welcome) implements ToConsole {
    @Override
    public ByteBuffer encode() {
      var body = welcome.encode();
      return FrameWriter.frame('W', body).end(body);
    }
  }

  /** An event of a target, from the room log. */
  record Event(long position, long time, String target, String epoch, long seq, Body event)
      implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return header(FrameWriter.frame('e', event), position, time, target, epoch, seq).end(event);
    }
  }

  /**
   * A reply or event for this session alone.
   *
   * <p>Made by the relay: epoch {@link #NO_EPOCH} and seq 0. Not in the log: position 0.
   */
  record Reply(long position, long time, String target, String epoch, long seq, Body body)
      implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return header(FrameWriter.frame('r', body), position, time, target, epoch, seq).end(body);
    }
  }

  /** A target's frames {@code from} to {@code to} will never arrive. */
  record Gap(
      long position,
      long time,
      String target,
      String epoch,
      long seq,
      long from,
      long to,
      long bytes,
      String why)
      implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return header(FrameWriter.frame('g'), position, time, target, epoch, seq)
          .number(from)
          .number(to)
          .number(bytes)
          .word(why)
          .end();
    }
  }

  /** Who came, changed or went; {@link TargetNotice#decode} reads it. */
  record Notice(long position, long time, Body notice) implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('m', notice).number(position).number(time).end(notice);
    }
  }

  /** The room log no longer holds the positions {@code from} to {@code to}. */
  record Trimmed(long from, long to) implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('t').number(from).number(to).end();
    }
  }

  /** Newest readings of a target's stream; {@code n} is the number of the last one. */
  record Readings(String target, SensorStream stream, long n, Body readings) implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('s', readings).word(target).stream(stream).number(n).end(readings);
    }
  }

  /** The answer to a ping. */
  record Pong() implements ToConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('p').end();
    }
  }

  /** A named error; the relay closes the connection after it. */
  record Failure(LinkError error) implements ToConsole {
    @Override
    public ByteBuffer encode() {
      var body = error.encode();
      return FrameWriter.frame('x', body).end(body);
    }
  }

  /** A kind of a later version: to be ignored. */
  record Unknown() implements ToConsole {
    @Override
    public ByteBuffer encode() {
      throw new IllegalStateException("a frame of an unknown kind is never sent on");
    }
  }

  /**
   * Reads one message as text.
   *
   * @throws FrameException when a frame of a known kind does not fit its form
   */
  static ToConsole decode(CharSequence message) {
    return decode(ByteBuffer.wrap(message.toString().getBytes(UTF_8)));
  }

  /**
   * Reads one message; the bodies share its bytes.
   *
   * @throws FrameException when a frame of a known kind does not fit its form
   */
  static ToConsole decode(ByteBuffer message) {
    var in = FrameReader.of(message);
    return switch (in.kind()) {
      case 'W' -> new Welcome(ConsoleWelcome.decode(in.object("welcome")));
      case 'e' ->
          new Event(
              position(in, 1), time(in), in.target(), in.epoch(), seq(in, 1), in.object("event"));
      case 'r' ->
          new Reply(
              position(in, 0),
              time(in),
              in.target(),
              in.epochOrNone(),
              seq(in, 0),
              in.object("body"));
      case 'g' -> in.last(gap(in));
      case 'm' -> new Notice(position(in, 1), time(in), in.object("notice"));
      case 't' -> in.last(new Trimmed(in.number("from", 1), in.number("to", 1)));
      case 's' -> new Readings(in.target(), in.stream(), in.number("n", 1), in.array("readings"));
      case 'p' -> in.last(new Pong());
      case 'x' -> new Failure(LinkError.decode(in.object("error")));
      default -> new Unknown();
    };
  }

  private static FrameWriter header(
      FrameWriter out, long position, long time, String target, String epoch, long seq) {
    return out.number(position).number(time).word(target).word(epoch).number(seq);
  }

  private static Gap gap(FrameReader in) {
    return new Gap(
        position(in, 1),
        time(in),
        in.target(),
        in.epoch(),
        seq(in, 1),
        in.number("from", 1),
        in.number("to", 1),
        in.number("bytes", 0),
        in.why());
  }

  private static long position(FrameReader in, int smallest) {
    return in.number("position", smallest);
  }

  private static long time(FrameReader in) {
    return in.number("time", 0);
  }

  private static long seq(FrameReader in, int smallest) {
    return in.number("seq", smallest);
  }
}
