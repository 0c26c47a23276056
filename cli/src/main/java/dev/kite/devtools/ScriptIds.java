package dev.kite.devtools;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the scripts of a page by their URLs; beyond {@value #MOST} of them they have one number
 * in common. Belongs to the event loop.
 */
final class ScriptIds {
  static final int MOST = 1_000;

  private final Map<String, String> ids = new HashMap<>();

  String of(String url) {
    return ids.size() < MOST
        ? ids.computeIfAbsent(url, unknown -> Integer.toString(ids.size() + 1))
        : ids.getOrDefault(url, "0");
  }
}
