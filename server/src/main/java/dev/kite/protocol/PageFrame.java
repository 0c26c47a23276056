package dev.kite.protocol;

import java.nio.ByteBuffer;

/** What a page sends to the relay. */
public sealed interface PageFrame extends Frame {
  /** Which page, and which epoch the following frames belong to. */
  record Hello(PageHello hello) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      var body = hello.encode();
      return FrameWriter.frame('H', body).end(body);
    }
  }

  /** A lossless event for every console. */
  record Event(long seq, Body event) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('e', event).number(seq).end(event);
    }
  }

  /** A lossless reply, or an event, for the console with that session alone. */
  record Reply(long seq, String session, Body body) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('r', body).number(seq).word(session).end(body);
    }
  }

  /** The frames {@code from} to {@code to} can never arrive; {@code seq} equals {@code to}. */
  record Gap(long seq, long from, long to, long bytes, String why) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('g')
          .number(seq)
          .number(from)
          .number(to)
          .number(bytes)
          .word(why)
          .end();
    }
  }

  /** Newest readings of a stream; {@code n} is the number of the last one. */
  record Readings(SensorStream stream, long n, Body readings) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('s', readings).stream(stream).number(n).end(readings);
    }
  }

  /** Hold this script for the page until it loads it; {@code id} is its name. */
  record Script(String id, String source) implements PageFrame {
    @Override
    public ByteBuffer encode() {
      var body = JsonOut.object(json -> json.text("source", source));
      return FrameWriter.frame('h', body).word(id).end(body);
    }
  }

  /** Asks for a sign of life. */
  record Ping() implements PageFrame {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('p').end();
    }
  }

  /** A kind of a later version: to be ignored. */
  record Unknown() implements PageFrame {
    @Override
    public ByteBuffer encode() {
      throw new IllegalStateException("a frame of an unknown kind is never sent on");
    }
  }

  /**
   * Reads one message; the bodies share its bytes.
   *
   * @throws FrameException when a frame of a known kind does not fit its form
   */
  static PageFrame decode(ByteBuffer message) {
    var in = FrameReader.of(message);
    return switch (in.kind()) {
      case 'H' -> new Hello(PageHello.decode(in.object("hello")));
      case 'e' -> new Event(in.number("seq", 1), in.object("event"));
      case 'r' -> new Reply(in.number("seq", 1), in.session(), in.object("body"));
      case 'g' -> gap(in);
      case 's' -> new Readings(in.stream(), in.number("n", 1), in.array("readings"));
      case 'h' ->
          new Script(in.id(), StrictJson.object(in.object("script"), "script").text("source"));
      case 'p' -> in.last(new Ping());
      default -> new Unknown();
    };
  }

  private static Gap gap(FrameReader in) {
    var gap =
        new Gap(
            in.number("seq", 1),
            in.number("from", 1),
            in.number("to", 1),
            in.number("bytes", 0),
            in.why());
    if (gap.seq != gap.to || gap.from > gap.to) {
      throw new FrameException("to", "expected from <= to and to = seq");
    }
    return in.last(gap);
  }
}
