package dev.kite.protocol;

import java.nio.ByteBuffer;
import java.util.Set;

/** What a console sends to the relay. */
public sealed interface FromConsole extends Frame {
  /** Which console, and from where on it wants the room log. */
  record Hello(ConsoleHello hello) implements FromConsole {
    @Override
    public ByteBuffer encode() {
      var body = hello.encode();
      return FrameWriter.frame('H', body).end(body);
    }
  }

  /** A command to exactly one target. */
  record Command(String target, Body command) implements FromConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('c', command).word(target).end(command);
    }
  }

  /** The streams of a target this console watches from now on; none ends it. */
  record Watch(String target, Set<SensorStream> streams) implements FromConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('w').word(target).word(SensorStream.list(streams)).end();
    }
  }

  /**
   * Readings go from one target to another from now on, in place of what fed {@code target} before;
   * answered like a command with {@code id}.
   */
  record Link(CommandId id, String target, TargetLink link) implements FromConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('l')
          .word(id.digits())
          .word(link.from())
          .word(target)
          .word(SensorStream.list(link.streams()))
          .optional(link.latency())
          .end();
    }
  }

  /** Nothing feeds {@code target} any more; answered like a command with {@code id}. */
  record Unlink(CommandId id, String target) implements FromConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('u').word(id.digits()).word(target).end();
    }
  }

  /** Asks for a sign of life. */
  record Ping() implements FromConsole {
    @Override
    public ByteBuffer encode() {
      return FrameWriter.frame('p').end();
    }
  }

  /** A kind of a later version: to be ignored. */
  record Unknown() implements FromConsole {
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
  static FromConsole decode(ByteBuffer message) {
    var in = FrameReader.of(message);
    return switch (in.kind()) {
      case 'H' -> new Hello(ConsoleHello.decode(in.object("hello")));
      case 'c' -> new Command(in.target(), in.object("command"));
      case 'w' -> in.last(new Watch(in.target(), SensorStream.listed(in.word("streams"))));
      case 'l' -> in.last(link(in));
      case 'u' -> in.last(new Unlink(new CommandId(in.id()), in.target()));
      case 'p' -> in.last(new Ping());
      default -> new Unknown();
    };
  }

  private static Link link(FrameReader in) {
    var id = new CommandId(in.id());
    var from = in.target();
    return new Link(id, in.target(), new TargetLink(from, in.streams(), in.latency()));
  }
}
