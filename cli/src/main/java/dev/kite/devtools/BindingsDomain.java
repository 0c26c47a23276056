package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.PageEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bindings of one session: functions in the page that call the client.
 *
 * <p>Such a function says what it was given through the prompt's {@code copy}, or its {@code
 * inspect} in a page that has a {@code copy} of its own: the ways by which page code can speak to
 * the console that asked alone. A token tells it from a real copy. Belongs to the event loop.
 */
final class BindingsDomain implements PageListener {
  private static final int MOST = 256;
  private static final String TOKEN_START = "kite-binding-";

  /**
   * What the page itself has by one of the names, be it an element of that id, hides the prompt's.
   */
  private static final String WAY =
      "typeof window.copy==='undefined'?copy:typeof window.inspect==='undefined'?inspect:null.way";

  private static final String EVENT = "Runtime.inspectRequested";

  private final Session session;
  private final Page page;
  private final Worlds worlds;
  private final PageCalls calls;
  private final String token;

  /** Names, each with the world it was asked for, which is empty for the page's own. */
  private final Map<String, String> bindings = new LinkedHashMap<>();

  /** {@code token} is random. */
  BindingsDomain(Session session, Page page, Worlds worlds, String token) {
    this.session = session;
    this.page = page;
    this.worlds = worlds;
    this.calls = new PageCalls(page);
    this.token = TOKEN_START + token + " ";
  }

  void register(Commands commands) {
    commands.add("Runtime.addBinding", this::add);
    commands.add("Runtime.removeBinding", this::remove);
  }

  private void add(Params params, Reply reply) throws Refusal {
    var name = params.text("name");
    var world = params.optionalText("executionContextName").orElse("");
    var named = worlds.named(params, "executionContextId");
    if (bindings.size() >= MOST) {
      throw Refusal.of("This session has " + MOST + " bindings already.");
    }
    bindings.put(name, named.isPresent() ? named.get().name() : world);
    calls.any("Runtime.evaluate", installation(name), Page.SOON, reply, BindingsDomain::installed);
  }

  private static JsonObject installed(Load load, JsonObject answer) throws Refusal {
    if (answer.has("exceptionDetails")) {
      throw Refusal.of(
          "The page takes no function of that name, or it has a copy and an inspect of its own.");
    }
    return new JsonObject();
  }

  /** The function stays in the page, as in Chrome; it calls nobody any more. */
  private void remove(Params params, Reply reply) throws Refusal {
    bindings.remove(params.text("name"));
    reply.done();
  }

  private JsonObject installation(String name) {
    var params = new JsonObject();
    params.addProperty(
        "expression",
        "(function(tell,name){window[name]=function(payload){if(arguments.length!==1||"
            + "typeof payload!=='string')throw new TypeError('Invalid arguments: should be exactly"
            + " one string.');tell("
            + quoted(token)
            + "+JSON.stringify([name,payload]))}})("
            + WAY
            + ","
            + quoted(name)
            + ")");
    params.addProperty("includeCommandLineAPI", true);
    params.addProperty("replMode", false);
    return params;
  }

  @Override
  public void arrived(Load now) {
    bindings
        .keySet()
        .forEach(
            name ->
                page.commandHere("Runtime.evaluate", installation(name), Page.SOON, outcome -> {}));
  }

  @Override
  public void asked(PageEvent event) {
    if (!event.method().equals(EVENT)) {
      return;
    }
    var said = said(event);
    if (said.startsWith(token)) {
      called(said.substring(token.length()));
    }
  }

  private void called(String call) {
    try {
      if (Wire.parse(call) instanceof JsonArray parts && parts.size() == 2) {
        var name = parts.get(0).getAsString();
        var world = bindings.get(name);
        if (world != null) {
          tell(name, parts.get(1), worlds.named(world).orElseGet(worlds::own));
        }
      }
    } catch (Refusal cut) {
      return; // A payload longer than a message of the page may be.
    }
  }

  private void tell(String name, JsonElement payload, Worlds.World world) {
    var params = new JsonObject();
    params.addProperty("name", name);
    params.add("payload", payload);
    params.addProperty("executionContextId", world.id());
    session.event("Runtime.bindingCalled", params);
  }

  /** Whether an event is a call of some session's binding, and no request of a person. */
  static boolean isCall(PageEvent event) {
    return said(event).startsWith(TOKEN_START);
  }

  private static String said(PageEvent event) {
    return event.params().get("object") instanceof JsonObject object
            && object.get("value") instanceof JsonPrimitive value
            && value.isString()
        ? value.getAsString()
        : "";
  }

  private static String quoted(String text) {
    return Wire.text(new JsonPrimitive(text));
  }
}
