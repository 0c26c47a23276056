package dev.kite.protocol;

import java.util.Optional;
import java.util.function.Consumer;

/** The relay's word on who is in the room: the body of a notice frame. */
public sealed interface TargetNotice {
  /** A page came. */
  record Joined(TargetInfo target) implements TargetNotice {}

  /** A page was reloaded, went elsewhere, or says something new of itself. */
  record Changed(TargetInfo target) implements TargetNotice {}

  /** A page has been away for longer than the grace. */
  record Left(String target, String epoch) implements TargetNotice {}

  /**
   * Reads a notice; empty when it is one of a later version.
   *
   * @throws FrameException naming the member that does not fit
   */
  static Optional<TargetNotice> decode(Body notice) {
    var members = StrictJson.object(notice, "notice");
    var method = members.text("method");
    var params = members.object("params");
    return switch (method) {
      case "Target.joined" -> Optional.of(new Joined(TargetInfo.decode(params)));
      case "Target.changed" -> Optional.of(new Changed(TargetInfo.decode(params)));
      case "Target.left" ->
          Optional.of(new Left(params.target("target"), params.hexDigits("epoch")));
      default -> Optional.empty();
    };
  }

  /** The notice as the body of a frame. */
  default Body encode() {
    if (this instanceof Joined joined) {
      return body("Target.joined", joined.target()::encode);
    }
    if (this instanceof Changed changed) {
      return body("Target.changed", changed.target()::encode);
    }
    var left = (Left) this;
    return body(
        "Target.left", json -> json.text("target", left.target()).text("epoch", left.epoch()));
  }

  private static Body body(String method, Consumer<JsonOut> params) {
    return JsonOut.object(json -> json.text("method", method).object("params", params));
  }
}
