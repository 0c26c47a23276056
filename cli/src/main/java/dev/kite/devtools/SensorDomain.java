package dev.kite.devtools;

import dev.kite.devtools.PageCalls.Translation;

/** The domain {@code DeviceOrientation}: a client takes the place of the device's sensors. */
final class SensorDomain {
  private static final String SET = "DeviceOrientation.setDeviceOrientationOverride";
  private static final String CLEAR = "DeviceOrientation.clearDeviceOrientationOverride";

  private final PageCalls calls;

  SensorDomain(Page page) {
    this.calls = new PageCalls(page);
  }

  void register(Commands commands) {
    commands.add(
        SET,
        (params, reply) ->
            calls.any(
                SET, params.only("alpha", "beta", "gamma"), Page.SOON, reply, Translation.none()));
    commands.add(
        CLEAR,
        (params, reply) -> calls.any(CLEAR, params.only(), Page.SOON, reply, Translation.none()));
  }
}
