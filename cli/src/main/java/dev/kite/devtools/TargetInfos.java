package dev.kite.devtools;

import com.google.gson.JsonObject;

/** How targets are described to clients. A page is in a tab of its own, as in Chrome. */
final class TargetInfos {
  static final String PAGE = "page";
  static final String TAB = "tab";
  static final String BROWSER = "browser";

  /** All pages are in one browser context: what the devices' browsers keep apart is unknown. */
  static final String CONTEXT = "kite";

  private static final String TAB_PREFIX = "tab-";

  private TargetInfos() {}

  static JsonObject of(Page page, String type) {
    var target = page.target();
    var id = type.equals(TAB) ? TAB_PREFIX + target.id() : target.id();
    return info(id, type, target.title(), target.url(), page.isAttached());
  }

  static JsonObject browser(String id) {
    return info(id, BROWSER, "", "", true);
  }

  /** The type of target that an id is of. */
  static String type(String targetId) {
    return targetId.startsWith(TAB_PREFIX) ? TAB : PAGE;
  }

  /** The page that is, or is in, the target. */
  static String page(String targetId) {
    return targetId.startsWith(TAB_PREFIX) ? targetId.substring(TAB_PREFIX.length()) : targetId;
  }

  private static JsonObject info(
      String id, String type, String title, String url, boolean isAttached) {
    var info = new JsonObject();
    info.addProperty("targetId", id);
    info.addProperty("type", type);
    info.addProperty("title", title);
    info.addProperty("url", url);
    info.addProperty("attached", isAttached);
    info.addProperty("canAccessOpener", false);
    info.addProperty("browserContextId", CONTEXT);
    return info;
  }
}
