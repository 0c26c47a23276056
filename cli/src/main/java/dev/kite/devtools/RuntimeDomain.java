package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.BrowserEntry;
import dev.kite.client.PageEvent;

/**
 * The domain {@code Runtime} of one session, as far as it is about contexts and events.
 *
 * <p>Belongs to the event loop.
 */
final class RuntimeDomain implements PageListener {
  private final Session session;
  private final Page page;
  private final DebuggerDomain scripts;
  private final Worlds worlds;
  private boolean enabled;

  RuntimeDomain(Session session, Page page, Worlds worlds, DebuggerDomain scripts) {
    this.session = session;
    this.page = page;
    this.scripts = scripts;
    this.worlds = worlds;
  }

  void register(Commands commands) {
    commands.add("Runtime.enable", this::enable);
    commands.add(
        "Runtime.disable",
        (params, reply) -> {
          enabled = false;
          reply.done();
        });
    commands.add(
        "Runtime.discardConsoleEntries",
        (params, reply) -> {
          page.load().discard();
          reply.done();
        });
    commands.add("Runtime.getIsolateId", (params, reply) -> reply.done(isolate()));
    commands.accept("Runtime.runIfWaitingForDebugger");
    // The page's script takes the stacks its engine gives.
    commands.accept("Runtime.setAsyncCallStackDepth");
    commands.accept("Runtime.setMaxCallStackSizeToCapture");
    commands.accept("Runtime.setCustomObjectFormatterEnabled");
  }

  private void enable(Params params, Reply reply) {
    if (!enabled) {
      enabled = true;
      worlds.all().forEach(this::created);
      page.load().events().forEach(this::event);
    }
    reply.done();
  }

  private JsonObject isolate() {
    var id = new JsonObject();
    id.addProperty("id", page.id());
    return id;
  }

  /** Tells of a world that has come into being. */
  void created(Worlds.World world) {
    if (enabled) {
      var params = new JsonObject();
      params.add("context", worlds.description(world));
      session.event("Runtime.executionContextCreated", params);
    }
  }

  @Override
  public void left(Load before) {
    worlds.clear();
    if (enabled) {
      session.event("Runtime.executionContextsCleared", new JsonObject());
    }
  }

  @Override
  public void arrived(Load now) {
    created(worlds.own());
  }

  @Override
  public void event(PageEvent event) {
    if (enabled && !event.method().equals(BrowserEntry.METHOD)) {
      var params = PageEvents.params(page.load(), event);
      scripts.name(params.get("exceptionDetails") instanceof JsonObject thrown ? thrown : params);
      session.event(event.method(), params);
    }
  }

  @Override
  public void asked(PageEvent event) {
    boolean isRequest =
        event.method().equals("Runtime.inspectRequested") && !BindingsDomain.isCall(event);
    if (enabled && isRequest) {
      session.event(event.method(), PageEvents.params(page.load(), event));
    }
  }
}
