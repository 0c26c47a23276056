package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;

/**
 * The domain {@code Page} of one session, as far as it loads another document.
 *
 * <p>Belongs to the event loop.
 */
final class NavigationDomain {
  private final Page page;
  private final Sessions ids;

  NavigationDomain(Page page, Sessions ids) {
    this.page = page;
    this.ids = ids;
  }

  void register(Commands commands) {
    commands.add("Page.navigate", this::navigate);
    commands.add("Page.reload", this::reload);
  }

  private void navigate(Params params, Reply reply) throws Refusal {
    var asked = new JsonObject();
    var url = params.text("url");
    asked.addProperty("url", url);
    boolean isNew = !isSameDocument(page.target().url(), url);
    var loaderId = ids.newId();
    if (isNew) {
      page.expect(loaderId);
    }
    page.commandHere(
        "Kite.open",
        asked,
        Page.SOON,
        outcome -> {
          if (isUnderWay(outcome)) {
            var result = new JsonObject();
            result.addProperty("frameId", page.id());
            if (isNew) {
              result.addProperty("loaderId", loaderId);
            }
            reply.done(result);
          } else {
            page.expect("");
            reply.refuse(Answers.refusal(outcome));
          }
        });
  }

  private void reload(Params params, Reply reply) {
    page.commandHere(
        "Kite.reload",
        new JsonObject(),
        Page.SOON,
        outcome -> {
          if (isUnderWay(outcome)) {
            reply.done();
          } else {
            reply.refuse(Answers.refusal(outcome));
          }
        });
  }

  /** A page that has gone with the command has done what it says. */
  private static boolean isUnderWay(Outcome outcome) {
    return outcome instanceof Outcome.Done || outcome instanceof Outcome.Unknown;
  }

  private static boolean isSameDocument(String from, String to) {
    return to.contains("#") && beforeFragment(from).equals(beforeFragment(to));
  }

  private static String beforeFragment(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }
}
