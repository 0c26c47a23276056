package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kite.devtools.PageCalls.Translation;

/**
 * The domain {@code Runtime} of one session, as far as it runs code in the page and looks at its
 * objects.
 *
 * <p>Belongs to the event loop.
 */
final class EvaluationDomain {
  private static final String CONTEXT = "contextId";
  private static final String EXECUTION_CONTEXT = "executionContextId";
  private static final String OBJECT = "objectId";
  private static final String HEAP =
      "(function(m){return m&&{usedSize:m.usedJSHeapSize,totalSize:m.totalJSHeapSize}})"
          + "(performance.memory)";

  private final Page page;
  private final Worlds worlds;
  private final Groups groups;
  private final DebuggerDomain scripts;
  private final PageCalls calls;

  EvaluationDomain(Page page, Worlds worlds, Groups groups, DebuggerDomain scripts) {
    this.page = page;
    this.worlds = worlds;
    this.groups = groups;
    this.scripts = scripts;
    this.calls = new PageCalls(page);
  }

  void register(Commands commands) {
    commands.add("Runtime.evaluate", this::evaluate);
    commands.add("Runtime.callFunctionOn", this::callFunctionOn);
    commands.add("Runtime.awaitPromise", this::awaitPromise);
    commands.add("Runtime.getProperties", this::properties);
    commands.add("Runtime.releaseObject", this::releaseObject);
    commands.add("Runtime.releaseObjectGroup", this::releaseGroup);
    commands.add("Runtime.globalLexicalScopeNames", this::lexicalNames);
    commands.add("Runtime.compileScript", this::compile);
    commands.add("Runtime.getHeapUsage", this::heapUsage);
  }

  private void evaluate(Params params, Reply reply) throws Refusal {
    params.text("expression");
    var world = worlds.named(params, CONTEXT);
    if (params.flag("throwOnSideEffect")) {
      reply.done(SideEffects.suspected());
      return;
    }
    var asked =
        params.only(
            "expression",
            "silent",
            "returnByValue",
            "generatePreview",
            "userGesture",
            "awaitPromise",
            "timeout");
    asked.addProperty("objectGroup", groups.named(params));
    asked.addProperty("includeCommandLineAPI", params.flag("includeCommandLineAPI"));
    asked.addProperty("replMode", params.flag("replMode"));
    var timeout = params.flag("awaitPromise") || params.flag("replMode") ? Page.LATE : Page.SOON;
    if (world.isPresent()) {
      calls.here("Runtime.evaluate", asked, timeout, reply, this::result);
    } else {
      calls.any("Runtime.evaluate", asked, timeout, reply, this::result);
    }
  }

  private void callFunctionOn(Params params, Reply reply) throws Refusal {
    params.text("functionDeclaration");
    var world = worlds.named(params, EXECUTION_CONTEXT);
    if (world.isEmpty() && params.optionalText(OBJECT).isEmpty()) {
      throw new Refusal(
          Refusal.INVALID_PARAMS,
          "Either objectId or executionContextId or uniqueContextId must be specified",
          "");
    }
    if (params.flag("throwOnSideEffect")) {
      reply.done(SideEffects.suspected());
      return;
    }
    var asked =
        params.only(
            "functionDeclaration",
            OBJECT,
            "silent",
            "returnByValue",
            "generatePreview",
            "userGesture",
            "awaitPromise");
    asked.addProperty("objectGroup", groups.named(params));
    Handles.toPage(page.load(), asked, OBJECT);
    asked.add("arguments", arguments(params));
    here("Runtime.callFunctionOn", asked, params.flag("awaitPromise"), reply, this::result);
  }

  private JsonArray arguments(Params params) throws Refusal {
    var arguments = new JsonArray();
    for (JsonElement argument : params.array("arguments")) {
      var own = argument.deepCopy();
      if (own instanceof JsonObject object) {
        Handles.toPage(page.load(), object, OBJECT);
      }
      arguments.add(own);
    }
    return arguments;
  }

  private void awaitPromise(Params params, Reply reply) throws Refusal {
    params.text("promiseObjectId");
    var asked = params.only("promiseObjectId", "returnByValue", "generatePreview");
    Handles.toPage(page.load(), asked, "promiseObjectId");
    here("Runtime.awaitPromise", asked, true, reply, this::result);
  }

  private void properties(Params params, Reply reply) throws Refusal {
    params.text(OBJECT);
    var asked =
        params.only(
            OBJECT,
            "ownProperties",
            "accessorPropertiesOnly",
            "generatePreview",
            "nonIndexedPropertiesOnly");
    Handles.toPage(page.load(), asked, OBJECT);
    here("Runtime.getProperties", asked, false, reply, Handles::properties);
  }

  private void releaseObject(Params params, Reply reply) throws Refusal {
    params.text(OBJECT);
    var asked = params.only(OBJECT);
    try {
      Handles.toPage(page.load(), asked, OBJECT);
    } catch (Refusal gone) {
      reply.done(); // What an earlier document held went with it.
      return;
    }
    if (page.load().isShared(asked.get(OBJECT).getAsString())) {
      reply.done(); // It belongs to a log entry, which other clients look at too.
      return;
    }
    here("Runtime.releaseObject", asked, false, reply, Translation.none());
  }

  private void releaseGroup(Params params, Reply reply) throws Refusal {
    params.text("objectGroup");
    var asked = new JsonObject();
    asked.addProperty("objectGroup", groups.named(params));
    here("Runtime.releaseObjectGroup", asked, false, reply, Translation.none());
  }

  private void lexicalNames(Params params, Reply reply) throws Refusal {
    worlds.named(params, EXECUTION_CONTEXT);
    here("Runtime.globalLexicalScopeNames", new JsonObject(), false, reply, Translation.none());
  }

  /** Whether a source is whole: a prompt asks before it takes Enter for the end. */
  private void compile(Params params, Reply reply) throws Refusal {
    worlds.named(params, EXECUTION_CONTEXT);
    calls.value(
        CompileOnly.expression(params.text("expression")),
        new WholeUnlessKnown(reply),
        (load, found) -> CompileOnly.result(found));
  }

  private void heapUsage(Params params, Reply reply) {
    calls.value(HEAP, reply, Translation.none());
  }

  private JsonObject result(Load load, JsonObject answer) {
    Handles.result(load, answer);
    if (answer.get("exceptionDetails") instanceof JsonObject thrown) {
      scripts.name(thrown);
    }
    return answer;
  }

  private void here(
      String method, JsonObject asked, boolean awaits, Reply reply, Translation translation) {
    calls.here(method, asked, awaits ? Page.LATE : Page.SOON, reply, translation);
  }

  /** A page that cannot parse for us leaves it to the evaluation that follows. */
  private record WholeUnlessKnown(Reply reply) implements Reply {
    @Override
    public void done(JsonObject result) {
      reply.done(result);
    }

    @Override
    public void refuse(Refusal why) {
      reply.done();
    }
  }
}
