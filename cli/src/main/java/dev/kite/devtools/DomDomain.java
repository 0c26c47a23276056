package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.devtools.PageCalls.Translation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The domain {@code DOM} of one session, as far as clients need it to carry a node from one handle
 * or world to another.
 *
 * <p>A node's number stands for the handle by which it was described, the newest {@value
 * #MOST_NODES} of them. Belongs to the event loop.
 */
final class DomDomain implements PageListener {
  private static final int MOST_NODES = 10_000;
  private static final String DESCRIBE =
      """
      function () {
        if (!this || typeof this.nodeType !== 'number') { return null; }
        var attributes = [];
        for (var i = 0; this.attributes && i < this.attributes.length; i++) {
          attributes.push(this.attributes[i].name, this.attributes[i].value);
        }
        return {
          nodeId: 0, nodeType: this.nodeType, nodeName: this.nodeName,
          localName: this.localName || '', nodeValue: this.nodeValue || '',
          childNodeCount: this.childNodes.length, attributes: attributes
        };
      }""";
  private static final String SAME = "function () { return this; }";
  private static final String CALL = "Runtime.callFunctionOn";
  private static final String OBJECT = "objectId";
  private static final String NUMBER = "backendNodeId";

  private final Page page;
  private final Worlds worlds;
  private final Groups groups;
  private final PageCalls calls;
  private final Map<Long, String> nodes = new LinkedHashMap<>();
  private long lastNode;

  DomDomain(Page page, Worlds worlds, Groups groups) {
    this.page = page;
    this.worlds = worlds;
    this.groups = groups;
    this.calls = new PageCalls(page);
  }

  void register(Commands commands) {
    commands.add("DOM.describeNode", this::describe);
    commands.add("DOM.resolveNode", this::resolve);
  }

  private void describe(Params params, Reply reply) throws Refusal {
    var handle = handle(params);
    calls.here(
        CALL,
        call(handle, DESCRIBE, true),
        Page.SOON,
        reply,
        (load, answer) -> described(handle, answer));
  }

  private JsonObject described(String handle, JsonObject answer) throws Refusal {
    if (answer.get("result") instanceof JsonObject result
        && result.get("value") instanceof JsonObject node) {
      node.addProperty(NUMBER, number(handle));
      var described = new JsonObject();
      described.add("node", node);
      return described;
    }
    throw Refusal.of("Object id doesn't reference a Node");
  }

  private void resolve(Params params, Reply reply) throws Refusal {
    worlds.named(params, "executionContextId");
    var asked = call(handle(params), SAME, false);
    asked.addProperty("objectGroup", groups.named(params));
    calls.here(CALL, asked, Page.SOON, reply, resolved());
  }

  private static Translation resolved() {
    return (load, answer) -> {
      var object = new JsonObject();
      object.add("object", Handles.result(load, answer).get("result"));
      return object;
    };
  }

  /** The page's own handle of the node that a command names in one of two ways. */
  private String handle(Params params) throws Refusal {
    var object = params.optionalText(OBJECT);
    if (object.isPresent()) {
      return Handles.toPage(page.load(), object.get());
    }
    var node = nodes.get(params.whole(NUMBER).orElse(0));
    if (node == null) {
      throw Refusal.of("No node with given id found");
    }
    return node;
  }

  private long number(String handle) {
    nodes.put(++lastNode, handle);
    if (nodes.size() > MOST_NODES) {
      nodes.remove(nodes.keySet().iterator().next());
    }
    return lastNode;
  }

  private static JsonObject call(String handle, String function, boolean byValue) {
    var call = new JsonObject();
    call.addProperty("functionDeclaration", function);
    call.addProperty(OBJECT, handle);
    call.add("arguments", new JsonArray());
    call.addProperty("returnByValue", byValue);
    return call;
  }

  @Override
  public void left(Load before) {
    nodes.clear();
  }
}
