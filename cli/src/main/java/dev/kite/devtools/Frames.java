package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** How a page's document is described as a frame. The page's main frame has the page's id. */
final class Frames {
  private Frames() {}

  static JsonObject of(Page page) {
    var url = page.target().url();
    int fragment = url.indexOf('#');
    var frame = new JsonObject();
    frame.addProperty("id", page.id());
    frame.addProperty("loaderId", page.load().loaderId());
    frame.addProperty("url", fragment < 0 ? url : url.substring(0, fragment));
    if (fragment >= 0) {
      frame.addProperty("urlFragment", url.substring(fragment));
    }
    frame.addProperty("domainAndRegistry", "");
    frame.addProperty("securityOrigin", Worlds.origin(url));
    frame.addProperty("mimeType", "text/html");
    frame.addProperty("secureContextType", url.startsWith("https:") ? "Secure" : "InsecureScheme");
    frame.addProperty("crossOriginIsolatedContextType", "NotIsolated");
    frame.add("gatedAPIFeatures", new JsonArray());
    return frame;
  }

  /** The tree, of which only the root is known: scripts of other origins see no further. */
  static JsonObject tree(Page page) {
    var tree = new JsonObject();
    tree.add("frame", of(page));
    return tree;
  }
}
