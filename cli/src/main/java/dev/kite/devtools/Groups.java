package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The object groups of one session, kept apart from everybody else's: the page knows them by names
 * that begin with the session's own, and what is left in them goes when the session ends.
 *
 * <p>Belongs to the event loop.
 */
final class Groups implements PageListener {
  private static final int MOST = 256;

  private final Page page;
  private final String prefix;
  private final Set<String> used = new LinkedHashSet<>();

  /** {@code prefix} belongs to one session alone. */
  Groups(Page page, String prefix) {
    this.page = page;
    this.prefix = prefix;
  }

  /** The page's name for the group that a command names; all of many have the same one. */
  String named(Params params) throws Refusal {
    return named(params.optionalText("objectGroup").orElse(""));
  }

  private String named(String group) {
    var name = used.size() < MOST || used.contains(prefix + group) ? prefix + group : prefix;
    used.add(name);
    return name;
  }

  void release() {
    used.forEach(
        name -> {
          var group = new JsonObject();
          group.addProperty("objectGroup", name);
          page.commandHere("Runtime.releaseObjectGroup", group, Page.SOON, outcome -> {});
        });
    used.clear();
  }

  @Override
  public void left(Load before) {
    used.clear();
  }
}
