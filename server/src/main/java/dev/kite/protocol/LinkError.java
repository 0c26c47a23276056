package dev.kite.protocol;

/**
 * The last word before a connection is closed.
 *
 * @param code an {@link ErrorCode}'s name, or one of a later version
 * @param message one sentence for a person
 */
public record LinkError(String code, String message) {
  public static LinkError of(ErrorCode code, String message) {
    return new LinkError(code.wireName(), message);
  }

  static LinkError decode(Body body) {
    var members = StrictJson.object(body, "error");
    return new LinkError(members.text("code"), members.text("message"));
  }

  Body encode() {
    return JsonOut.object(json -> json.text("code", code).text("message", message));
  }
}
