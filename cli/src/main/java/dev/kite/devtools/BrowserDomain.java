package dev.kite.devtools;

import com.google.gson.JsonObject;

/** The domain {@code Browser}: what can be said of browsers that are on other devices. */
final class BrowserDomain {
  static final String PROTOCOL_VERSION = "1.3";

  private final String product;
  private final Pages pages;

  /** {@code product} is our name and version, like {@code kite/0.1.0}. */
  BrowserDomain(String product, Pages pages) {
    this.product = product;
    this.pages = pages;
  }

  void register(Session session) {
    var commands = session.commands();
    commands.add("Browser.getVersion", (params, reply) -> reply.done(version()));
    commands.add(
        "Browser.close",
        (params, reply) -> {
          reply.done();
          session.client().close();
        });
    // Downloads stay on the device, whatever a client would like.
    commands.accept("Browser.setDownloadBehavior");
  }

  private JsonObject version() {
    var version = new JsonObject();
    version.addProperty("protocolVersion", PROTOCOL_VERSION);
    version.addProperty("product", product);
    version.addProperty("revision", "");
    version.addProperty("userAgent", userAgent(pages, product));
    version.addProperty("jsVersion", "");
    return version;
  }

  /** The first page's user agent: clients tell browsers apart by it. */
  static String userAgent(Pages pages, String product) {
    return pages.listed().stream().findFirst().map(target -> target.userAgent()).orElse(product);
  }
}
