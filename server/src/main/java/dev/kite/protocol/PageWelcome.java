package dev.kite.protocol;

/**
 * The relay's answer to a page's hello.
 *
 * @param target the id the page goes by from now on
 * @param token 32 hexadecimal digits that the page shows when it claims that id again
 * @param have the last seq held of its epoch, 0 for none
 * @param now the relay's clock, ms since 1970
 */
public record PageWelcome(String target, String token, long have, long now, LinkLimits limits) {
  static PageWelcome decode(Body body) {
    var members = StrictJson.object(body, "welcome");
    members.version();
    return new PageWelcome(
        members.target("target"),
        members.token("token"),
        members.number("have"),
        members.number("now"),
        LinkLimits.decode(members.object("limits")));
  }

  Body encode() {
    return JsonOut.object(
        json ->
            json.number("v", 1)
                .text("target", target)
                .text("token", token)
                .number("have", have)
                .number("now", now)
                .object("limits", limits::encode));
  }
}
