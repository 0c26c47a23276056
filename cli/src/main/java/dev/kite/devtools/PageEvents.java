package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.BrowserEntry;
import dev.kite.client.ConsoleCall;
import dev.kite.client.PageEvent;
import dev.kite.client.UncaughtError;

/** Turns the events of pages into the protocol's: handles, contexts, parsed stacks. */
final class PageEvents {
  private PageEvents() {}

  /** The params of {@code event} for a client; the event itself is left as it is. */
  static JsonObject params(Load load, PageEvent event) {
    var params = event.params().deepCopy();
    switch (event.method()) {
      case ConsoleCall.METHOD -> {
        Handles.objects(load, params.get("args"));
        params.addProperty("executionContextId", load.context());
        Stacks.add(params, params);
      }
      case UncaughtError.METHOD -> {
        if (params.get("exceptionDetails") instanceof JsonObject details) {
          Stacks.add(params, details);
          Handles.thrown(load, details);
        }
      }
      case BrowserEntry.METHOD -> {
        if (params.get("entry") instanceof JsonObject entry) {
          Stacks.add(entry, entry);
          entry.remove("stack");
        }
      }
      default -> Handles.object(load, params.get("object"));
    }
    params.remove("stack");
    return params;
  }
}
