package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.BrowserEntry;
import dev.kite.client.Gap;
import dev.kite.client.PageEvent;

/**
 * The domain {@code Log} of one session: what the browser itself has to say, and what of a page's
 * messages was lost on the way.
 *
 * <p>Belongs to the event loop.
 */
final class LogDomain implements PageListener {
  private final Session session;
  private final Page page;
  private final DebuggerDomain scripts;
  private boolean enabled;

  LogDomain(Session session, Page page, DebuggerDomain scripts) {
    this.session = session;
    this.page = page;
    this.scripts = scripts;
  }

  void register(Commands commands) {
    commands.add("Log.enable", this::enable);
    commands.add(
        "Log.disable",
        (params, reply) -> {
          enabled = false;
          reply.done();
        });
    commands.accept("Log.clear");
    commands.accept("Log.startViolationsReport");
    commands.accept("Log.stopViolationsReport");
  }

  private void enable(Params params, Reply reply) {
    if (!enabled) {
      enabled = true;
      page.load().events().forEach(this::event);
    }
    reply.done();
  }

  @Override
  public void event(PageEvent event) {
    if (enabled && event.method().equals(BrowserEntry.METHOD)) {
      var params = PageEvents.params(page.load(), event);
      if (params.get("entry") instanceof JsonObject entry) {
        scripts.name(entry);
      }
      session.event(event.method(), params);
    }
  }

  @Override
  public void lost(Gap gap) {
    if (!enabled) {
      return;
    }
    var entry = new JsonObject();
    entry.addProperty("source", "other");
    entry.addProperty("level", "warning");
    entry.addProperty(
        "text",
        "kite: "
            + gap.count()
            + " messages of the page never arrived ("
            + gap.why()
            + ", about "
            + gap.bytes()
            + " bytes).");
    entry.addProperty("timestamp", gap.at().time());
    var params = new JsonObject();
    params.add("entry", entry);
    session.event(BrowserEntry.METHOD, params);
  }
}
