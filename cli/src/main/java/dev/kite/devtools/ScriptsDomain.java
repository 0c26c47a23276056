package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The domain {@code Page} of one session, as far as it brings a client's own code into the page:
 * isolated worlds, and scripts for every document to come.
 *
 * <p>Such a script runs when the page has come back, not ahead of the page's own. One that is for
 * an isolated world is not run at all, because the page would see what it does. Belongs to the
 * event loop.
 */
final class ScriptsDomain implements PageListener {
  private static final int MOST = 256;

  private final Page page;
  private final Worlds worlds;
  private final RuntimeDomain runtime;
  private final Map<String, Script> scripts = new LinkedHashMap<>();
  private long lastId;

  private record Script(String source, String world) {}

  ScriptsDomain(Page page, Worlds worlds, RuntimeDomain runtime) {
    this.page = page;
    this.worlds = worlds;
    this.runtime = runtime;
  }

  void register(Commands commands) {
    commands.add("Page.addScriptToEvaluateOnNewDocument", this::add);
    commands.add("Page.removeScriptToEvaluateOnNewDocument", this::remove);
    commands.add("Page.createIsolatedWorld", this::isolate);
  }

  private void add(Params params, Reply reply) throws Refusal {
    var script = new Script(params.text("source"), params.optionalText("worldName").orElse(""));
    if (scripts.size() >= MOST) {
      throw Refusal.of("This session has " + MOST + " scripts for new documents already.");
    }
    var id = Long.toString(++lastId);
    scripts.put(id, script);
    if (params.flag("runImmediately")) {
      run(script);
    }
    var result = new JsonObject();
    result.addProperty("identifier", id);
    reply.done(result);
  }

  private void remove(Params params, Reply reply) throws Refusal {
    if (scripts.remove(params.text("identifier")) == null) {
      throw Refusal.of("Script not found");
    }
    reply.done();
  }

  private void isolate(Params params, Reply reply) throws Refusal {
    if (!params.text("frameId").equals(page.id())) {
      throw Refusal.of("No frame for given id found");
    }
    var name = params.optionalText("worldName").orElse("");
    var result = new JsonObject();
    result.addProperty("executionContextId", world(name.isEmpty() ? "isolated" : name).id());
    reply.done(result);
  }

  @Override
  public void arrived(Load now) {
    scripts.values().forEach(this::run);
  }

  private void run(Script script) {
    try {
      if (!script.world().isEmpty()) {
        world(script.world());
      }
    } catch (Refusal tooMany) {
      return; // The page had as many before it was loaded anew, and its client was told then.
    }
    if (script.world().isEmpty()) {
      var params = new JsonObject();
      params.addProperty("expression", script.source());
      params.addProperty("includeCommandLineAPI", false);
      params.addProperty("replMode", false);
      // As in a browser, what such a script throws is the page's console's to tell.
      page.commandHere("Runtime.evaluate", params, Page.SOON, outcome -> {});
    }
  }

  private Worlds.World world(String name) throws Refusal {
    Optional<Worlds.World> known = worlds.named(name);
    if (known.isPresent()) {
      return known.get();
    }
    var world = worlds.isolate(name);
    runtime.created(world);
    return world;
  }
}
