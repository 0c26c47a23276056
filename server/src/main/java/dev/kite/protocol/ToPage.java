package dev.kite.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** What the relay sends to a page. */
public sealed interface ToPage extends Frame {
  /** The answer to a hello that names a new epoch. */
  record Welcome(PageWelcome welcome) implements ToPage {
    @Override
    public ByteBuffer encode() {
      var body = welcome.encode();
      return FrameWriter.frame('W', body).end(body);
    }
  }

  /** Everything up to {@code seq} is in the room log. */
  record Acknowledged(long seq) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('a').number(seq).end();
    }
  }

  /** A hole: send again from {@code seq} on. */
  record Resend(long seq) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('n').number(seq).end();
    }
  }

  /** Run this; the reply goes to {@code session}. */
  record Command(String session, Body command) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('c', command).word(session).end(command);
    }
  }

  /** The streams that consoles watch now. */
  record Watched(Set<SensorStream> streams) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('w').word(SensorStream.list(streams)).end();
    }
  }

  /** Readings of a linked target. */
  record Readings(SensorStream stream, long n, Body readings) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('s', readings).stream(stream).number(n).end(readings);
    }
  }

  /** Which target feeds the page from now on; none when it is empty. */
  record Linked(Optional<LinkSource> source) implements ToPage {
    @Override
    public ByteBuffer encode() {
      var body = JsonOut.object(json -> source.ifPresent(it -> it.encode(json)));
      return FrameWriter.frame('l', body).end(body);
    }
  }

  /** The script with this id is held. */
  record Held(String id) implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('h').word(id).end();
    }
  }

  /** The answer to a ping. */
  record Pong() implements ToPage {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('p').end();
    }
  }

  /** A named error; the relay closes the connection after it. */
  record Failure(LinkError error) implements ToPage {
    @Override
    public ByteBuffer encode() {
      var body = error.encode();
      return FrameWriter.frame('x', body).end(body);
    }
  }

  /** A kind of a later version: to be ignored. */
  record Unknown() implements ToPage {
    @Override
    public ByteBuffer encode() {
      throw new IllegalStateException("a frame of an unknown kind is never sent on");
    }
  }

  /**
   * Reads one message.
   *
   * @throws FrameException when a frame of a known kind does not fit its form
   */
  static ToPage decode(ByteBuffer message) {
    var in = FrameReader.of(message);
    return switch (in.kind()) {
      case 'W' -> new Welcome(PageWelcome.decode(in.object("welcome")));
      case 'a' -> in.last(new Acknowledged(in.number("seq", 1)));
      case 'n' -> in.last(new Resend(in.number("seq", 1)));
      case 'c' -> new Command(in.session(), in.object("command"));
      case 'w' -> in.last(new Watched(SensorStream.listed(in.word("streams"))));
      case 's' -> new Readings(in.stream(), in.number("n", 1), in.array("readings"));
      case 'l' -> new Linked(LinkSource.decode(StrictJson.object(in.object("link"), "link")));
      case 'h' -> in.last(new Held(in.id()));
      case 'p' -> in.last(new Pong());
      case 'x' -> new Failure(LinkError.decode(in.object("error")));
      default -> new Unknown();
    };
  }
}
