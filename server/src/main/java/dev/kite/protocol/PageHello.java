package dev.kite.protocol;

import java.util.Optional;

/**
 * What a page says of itself and of the epoch its next frames belong to.
 *
 * @param target the id it had, absent the first time
 * @param token what the relay gave it with that id; without it the id is not given again
 * @param reload the load before in this tab said good-bye, so this is no copy of the tab
 * @param rest the epoch is over and only its remaining frames follow
 * @param url cut to 2,048 characters
 * @param title cut to 256 characters
 * @param userAgent cut to 512 characters
 * @param storage false when sessionStorage is refused: a reload loses what was not sent
 */
public record PageHello(
    Optional<String> target,
    Optional<String> token,
    String epoch,
    boolean reload,
    boolean rest,
    String url,
    String title,
    String userAgent,
    EvalMode evalMode,
    SensorAccess sensors,
    boolean hidden,
    boolean storage) {
  static final int LONGEST_URL = 2_048;
  static final int LONGEST_TITLE = 256;
  static final int LONGEST_USER_AGENT = 512;

  static PageHello decode(Body body) {
    var members = StrictJson.object(body, "hello");
    members.version();
    return new PageHello(
        members.optionalTarget("target"),
        members.optionalToken("token"),
        members.hexDigits("epoch"),
        members.flag("reload"),
        members.flag("rest"),
        members.lineUpTo(LONGEST_URL, "url"),
        members.lineUpTo(LONGEST_TITLE, "title"),
        members.lineUpTo(LONGEST_USER_AGENT, "userAgent"),
        EvalMode.of(members, "evalMode"),
        SensorAccess.of(members, "sensors"),
        members.flag("hidden"),
        members.flag("storage"));
  }

  Body encode() {
    return JsonOut.object(this::members);
  }

  private void members(JsonOut json) {
    json.number("v", 1);
    target.ifPresent(id -> json.text("target", id));
    token.ifPresent(secret -> json.text("token", secret));
    json.text("epoch", epoch);
    if (reload) {
      json.flag("reload", true);
    }
    if (rest) {
      json.flag("rest", true);
    }
    json.text("url", url)
        .text("title", title)
        .text("userAgent", userAgent)
        .text("evalMode", evalMode.wireName())
        .text("sensors", sensors.wireName())
        .flag("hidden", hidden)
        .flag("storage", storage);
  }
}
