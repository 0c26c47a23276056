package dev.kite.protocol;

import java.util.List;

/**
 * The relay's answer to a console's hello.
 *
 * @param log the room log's id
 * @param position the newest entry, 0 for none
 * @param now the relay's clock, ms since 1970
 * @param targets who is there as of {@code position}
 */
public record ConsoleWelcome(
    Role role, String log, long position, long now, LinkLimits limits, List<TargetInfo> targets) {
  public ConsoleWelcome {
    targets = List.copyOf(targets);
  }

  static ConsoleWelcome decode(Body body) {
    var members = StrictJson.object(body, "welcome");
    members.version();
    return new ConsoleWelcome(
        role(members.text("role")),
        members.hexDigits("log"),
        members.number("position"),
        members.number("now"),
        LinkLimits.decode(members.object("limits")),
        members.objects("targets").stream().map(TargetInfo::decode).toList());
  }

  Body encode() {
    return JsonOut.object(
        json ->
            json.number("v", 1)
                .text("role", role.wireName())
                .text("log", log)
                .number("position", position)
                .number("now", now)
                .object("limits", limits::encode)
                .array("targets", targets, target -> json.braces(target::encode)));
  }

  private static Role role(String word) {
    return switch (word) {
      case "control" -> Role.CONTROL;
      case "viewer" -> Role.VIEWER;
      default -> throw new FrameException("role", "expected control or viewer");
    };
  }
}
