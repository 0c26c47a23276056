package dev.kite.devtools;

import dev.kite.devtools.PageCalls.Translation;

/** Where a client takes the place of the device's sensors: all of them are the page's own to do. */
final class SensorDomain {
  private final PageCalls calls;

  SensorDomain(Page page) {
    this.calls = new PageCalls(page);
  }

  void register(Commands commands) {
    pass(commands, "DeviceOrientation.setDeviceOrientationOverride", "alpha", "beta", "gamma");
    pass(commands, "DeviceOrientation.clearDeviceOrientationOverride");
    pass(commands, "Emulation.setSensorOverrideEnabled", "enabled", "type", "metadata");
    pass(commands, "Emulation.setSensorOverrideReadings", "type", "reading");
    pass(commands, "Emulation.getOverriddenSensorInformation", "type");
  }

  private void pass(Commands commands, String method, String... names) {
    commands.add(
        method,
        (params, reply) ->
            calls.any(method, params.only(names), Page.SOON, reply, Translation.none()));
  }
}
