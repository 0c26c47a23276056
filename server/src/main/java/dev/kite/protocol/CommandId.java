package dev.kite.protocol;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** A command's 128 random bits as 32 hexadecimal digits. */
public record CommandId(String digits) {
  private static final int LENGTH = 32;

  public CommandId {
    if (digits.length() != LENGTH || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new FrameException("id", "expected 32 hexadecimal digits");
    }
  }

  /**
   * The {@code id} of a command or reply, read without building anything else; empty for an event.
   *
   * @throws FrameException when there is no JSON object, or the id is no command id
   */
  public static Optional<CommandId> peek(Body body) {
    try (var in = StrictJson.reader(body)) {
      in.beginObject();
      while (in.hasNext()) {
        if (in.nextName().equals("id")) {
          if (in.peek() != JsonToken.STRING) {
            throw new FrameException("id", "expected 32 hexadecimal digits");
          }
          return Optional.of(new CommandId(in.nextString()));
        }
        in.skipValue();
      }
      return Optional.empty();
    } catch (IOException | IllegalStateException e) {
      throw new FrameException("id", "expected JSON with an id");
    }
  }

  /**
   * The id of a command.
   *
   * @throws FrameException when it has none
   */
  public static CommandId of(Body command) {
    return peek(command).orElseThrow(() -> new FrameException("id", "missing"));
  }

  /** The reply to the command of this id that has nothing more to say. */
  public Body done() {
    return JsonOut.object(json -> json.text("id", digits).object("result", result -> {}));
  }

  @Override
  public String toString() {
    return digits;
  }
}
