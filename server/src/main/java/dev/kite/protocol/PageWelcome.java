package dev.kite.protocol;

import java.util.Optional;

/**
 * The relay's answer to a page's hello.
 *
 * @param target the id the page goes by from now on
 * @param token 32 hexadecimal digits that the page shows when it claims that id again
 * @param have the last seq held of its epoch, 0 for none
 * @param now the relay's clock, ms since 1970
 * @param link who feeds the page; what an earlier connection said of that counts no more
 */
public record PageWelcome(
    String target,
    String token,
    long have,
    long now,
    LinkLimits limits,
    Optional<LinkSource> link) {
  static PageWelcome decode(Body body) {
    var members = StrictJson.object(body, "welcome");
    members.version();
    return new PageWelcome(
        members.target("target"),
        members.token("token"),
        members.number("have"),
        members.number("now"),
        LinkLimits.decode(members.object("limits")),
        members.has("link") ? LinkSource.decode(members.object("link")) : Optional.empty());
  }

  Body encode() {
    return JsonOut.object(
        json -> {
          json.number("v", 1)
              .text("target", target)
              .text("token", token)
              .number("have", have)
              .number("now", now)
              .object("limits", limits::encode);
          link.ifPresent(source -> json.object("link", source::encode));
        });
  }
}
