package dev.kite.protocol;

/**
 * What a console says first.
 *
 * @param session its own random id, kept over reconnects
 * @param client name and version of the program, cut to 64 characters
 */
public record ConsoleHello(String session, String client, From from) {
  private static final int LONGEST_CLIENT = 64;

  /** From where on a console wants the room log. */
  public sealed interface From {
    /** The newest {@code count} entries, then live. */
    record Last(long count) implements From {
      private static final long EVERYTHING = 5_000;

      /** Whether it asks for more than there can be, so that what is gone already is missed. */
      public boolean isEverything() {
        return count >= EVERYTHING;
      }
    }

    /** What is stored from now on. */
    record New() implements From {}

    /** Everything after {@code position}; everything there is, when the log is another one. */
    record After(String log, long position) implements From {}
  }

  static ConsoleHello decode(Body body) {
    var members = StrictJson.object(body, "hello");
    members.version();
    return new ConsoleHello(
        members.hexDigits("session"),
        members.lineUpTo(LONGEST_CLIENT, "client"),
        from(members.object("from")));
  }

  Body encode() {
    return JsonOut.object(
        json ->
            json.number("v", 1)
                .text("session", session)
                .text("client", client)
                .object("from", this::from));
  }

  private static From from(Members members) {
    if (members.has("last")) {
      return new From.Last(members.number("last"));
    }
    if (members.has("log")) {
      return new From.After(members.hexDigits("log"), members.number("position"));
    }
    if (members.flag("new")) {
      return new From.New();
    }
    throw new FrameException("from", "expected last, new, or log and position");
  }

  private void from(JsonOut json) {
    if (from instanceof From.Last last) {
      json.number("last", last.count());
    } else if (from instanceof From.After after) {
      json.text("log", after.log()).number("position", after.position());
    } else {
      json.flag("new", true);
    }
  }
}
