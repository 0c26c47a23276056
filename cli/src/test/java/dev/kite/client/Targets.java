package dev.kite.client;

import dev.kite.protocol.EvalMode;
import dev.kite.protocol.SensorAccess;
import dev.kite.protocol.TargetInfo;

/** Targets for tests. */
final class Targets {
  private Targets() {}

  static TargetInfo info(String id, long joined) {
    return info(id, "9f86d081884c7d65", "Cart", "https://shop.test/cart", joined);
  }

  static TargetInfo info(String id, String epoch, String title, String url, long joined) {
    return new TargetInfo(
        id,
        epoch,
        url,
        title,
        "Mozilla/5.0",
        EvalMode.EVAL,
        SensorAccess.UNKNOWN,
        false,
        true,
        joined);
  }

  static Target target(int number, String id, String title, String url) {
    return Target.of(number, info(id, "9f86d081884c7d65", title, url, number));
  }
}
