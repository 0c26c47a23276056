package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;

/**
 * As much of the domain {@code Debugger} as Chrome's DevTools need to link a log entry to its
 * place: which scripts there are, once a stack has named them. Nothing can be stopped or stepped.
 *
 * <p>Belongs to the event loop.
 */
final class DebuggerDomain implements PageListener {
  /** Nobody has counted the lines of a script that was never read. */
  private static final int LONG = 1_000_000;

  private final Session session;
  private final Page page;
  private final String debuggerId;
  private final Set<String> told = new HashSet<>();
  private boolean enabled;

  DebuggerDomain(Session session, Page page, String debuggerId) {
    this.session = session;
    this.page = page;
    this.debuggerId = debuggerId;
  }

  void register(Commands commands) {
    commands.add(
        "Debugger.enable",
        (params, reply) -> {
          enabled = true;
          var result = new JsonObject();
          result.addProperty("debuggerId", debuggerId);
          reply.done(result);
        });
    commands.add(
        "Debugger.disable",
        (params, reply) -> {
          enabled = false;
          told.clear();
          reply.done();
        });
  }

  /** Names the scripts of a stack trace, of which {@code holder} has one or none. */
  void name(JsonObject holder) {
    if (holder.get("stackTrace") instanceof JsonObject trace
        && trace.get("callFrames") instanceof JsonArray frames) {
      frames.forEach(
          frame -> name(frame.getAsJsonObject(), frame.getAsJsonObject().get("url").getAsString()));
    }
  }

  private void name(JsonObject frame, String url) {
    var id = page.scripts().of(url);
    frame.addProperty("scriptId", id);
    if (enabled && told.add(id)) {
      tell(id, url);
    }
  }

  private void tell(String id, String url) {
    var script = new JsonObject();
    script.addProperty("scriptId", id);
    script.addProperty("url", url);
    script.addProperty("startLine", 0);
    script.addProperty("startColumn", 0);
    script.addProperty("endLine", LONG);
    script.addProperty("endColumn", 0);
    script.addProperty("executionContextId", page.load().context());
    script.addProperty("hash", "");
    script.addProperty("buildId", "");
    script.addProperty("isLiveEdit", false);
    script.addProperty("sourceMapURL", "");
    script.addProperty("hasSourceURL", false);
    script.addProperty("isModule", false);
    script.addProperty("length", 0);
    session.event("Debugger.scriptParsed", script);
  }

  @Override
  public void left(Load before) {
    told.clear();
  }
}
