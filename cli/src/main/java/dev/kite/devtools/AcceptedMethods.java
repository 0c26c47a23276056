package dev.kite.devtools;

import java.util.List;

/**
 * Methods that clients send to every page before they do anything, and that have no effect here: to
 * refuse them would shut the client out for something it does not need.
 */
final class AcceptedMethods {
  private static final List<String> METHODS =
      List.of(
          "Emulation.setDeviceMetricsOverride",
          "Emulation.clearDeviceMetricsOverride",
          "Emulation.setEmulatedMedia",
          "Emulation.setEmulatedVisionDeficiency",
          "Emulation.setFocusEmulationEnabled",
          "Emulation.setTouchEmulationEnabled",
          "Network.setAttachDebugStack",
          "Network.setCacheDisabled",
          "Page.setAdBlockingEnabled",
          "Page.setFontFamilies",
          "Page.setInterceptFileChooserDialog");

  private AcceptedMethods() {}

  static void register(Commands commands) {
    METHODS.forEach(commands::accept);
  }
}
