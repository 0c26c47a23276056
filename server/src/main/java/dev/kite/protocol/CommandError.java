package dev.kite.protocol;

/** The relay's own answers to commands that no page will answer. */
public enum CommandError {
  NOT_RUN(-32001, "not-run", "The page went away before the command reached it. It was not run."),
  UNKNOWN(
      -32002,
      "unknown",
      "The page went away after the command was sent to it. Whether it ran is unknown."),
  BUSY(
      -32003,
      "not-run",
      "Too many commands for this target at once. It was not run; wait for answers and repeat it."),
  NO_SUCH_TARGET(
      -32004, "not-run", "No such target. It was not run; list the targets and choose one."),
  MAY_ONLY_LOOK(
      -32005, "not-run", "The key shown may only look. It was not run; use the control key."),
  ITS_OWN_SOURCE(
      -32006, "not-run", "A page cannot be linked to itself. It was not run; name two pages.");

  private final int code;
  private final String outcome;
  private final String message;

  CommandError(int code, String outcome, String message) {
    this.code = code;
    this.outcome = outcome;
    this.message = message;
  }

  public int code() {
    return code;
  }

  /** {@code not-run} or {@code unknown}. */
  public String outcome() {
    return outcome;
  }

  /** The reply to the command of that id. */
  public Body reply(CommandId id) {
    return JsonOut.object(
        json ->
            json.text("id", id.digits())
                .object(
                    "error",
                    error ->
                        error
                            .number("code", code)
                            .text("message", message)
                            .object("data", data -> data.text("outcome", outcome))));
  }
}
