package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.Target;
import dev.kite.devtools.PageCalls.Translation;

/**
 * The domain {@code Page} of one session: the frame, its loads, and how far each has come.
 *
 * <p>Belongs to the event loop.
 */
final class PageDomain implements PageListener {
  private static final String NO_PICTURE =
      "No picture: a script cannot see its page. Ask the device's own browser for one.";
  private static final String LAYOUT =
      """
      (function (w, d, v) {
        var root = d.documentElement;
        var layout = {pageX: w.pageXOffset, pageY: w.pageYOffset,
                      clientWidth: root.clientWidth, clientHeight: root.clientHeight};
        var visual = {offsetX: v ? v.offsetLeft : 0, offsetY: v ? v.offsetTop : 0,
                      pageX: v ? v.pageLeft : w.pageXOffset, pageY: v ? v.pageTop : w.pageYOffset,
                      clientWidth: v ? v.width : w.innerWidth,
                      clientHeight: v ? v.height : w.innerHeight, scale: v ? v.scale : 1, zoom: 1};
        var content = {x: 0, y: 0, width: root.scrollWidth, height: root.scrollHeight};
        return {layoutViewport: layout, visualViewport: visual, contentSize: content,
                cssLayoutViewport: layout, cssVisualViewport: visual, cssContentSize: content};
      })(window, document, window.visualViewport)
      """;

  private final Session session;
  private final Page page;
  private final EventLoop clock;
  private final PageCalls calls;
  private boolean enabled;
  private boolean lifecycle;

  PageDomain(Session session, Page page, EventLoop clock) {
    this.session = session;
    this.page = page;
    this.clock = clock;
    this.calls = new PageCalls(page);
  }

  void register(Commands commands) {
    commands.add("Page.enable", (params, reply) -> enable(true, reply));
    commands.add("Page.disable", (params, reply) -> enable(false, reply));
    commands.add("Page.setLifecycleEventsEnabled", this::setLifecycle);
    commands.add("Page.getFrameTree", this::frameTree);
    commands.add("Page.getResourceTree", this::resourceTree);
    commands.add("Page.getNavigationHistory", this::history);
    commands.add("Page.getLayoutMetrics", (params, reply) -> layout(reply));
    commands.add("Page.captureScreenshot", (params, reply) -> reply.refuse(Refusal.of(NO_PICTURE)));
    commands.accept("Page.bringToFront");
  }

  private void enable(boolean isOn, Reply reply) {
    enabled = isOn;
    reply.done();
  }

  private void setLifecycle(Params params, Reply reply) throws Refusal {
    lifecycle = params.flag("enabled");
    reply.done();
    state("commit");
    if (page.load().isComplete()) {
      completeStates();
    }
  }

  private void frameTree(Params params, Reply reply) {
    reply.done(with("frameTree", Frames.tree(page)));
  }

  private void resourceTree(Params params, Reply reply) {
    var tree = Frames.tree(page);
    tree.add("resources", new JsonArray());
    reply.done(with("frameTree", tree));
  }

  private void history(Params params, Reply reply) {
    var entry = new JsonObject();
    entry.addProperty("id", 0);
    entry.addProperty("url", page.target().url());
    entry.addProperty("userTypedURL", page.target().url());
    entry.addProperty("title", page.target().title());
    entry.addProperty("transitionType", "link");
    var entries = new JsonArray();
    entries.add(entry);
    var result = with("entries", entries);
    result.addProperty("currentIndex", 0);
    reply.done(result);
  }

  private void layout(Reply reply) {
    calls.value(LAYOUT, reply, Translation.none());
  }

  @Override
  public void left(Load before) {
    tell("Page.frameStartedLoading", frameId());
  }

  @Override
  public void arrived(Load now) {
    state("init");
    var params = with("frame", Frames.of(page));
    params.addProperty("type", "Navigation");
    tell("Page.frameNavigated", params);
    state("commit");
  }

  @Override
  public void completed(Load now) {
    tell("Page.domContentEventFired", with("timestamp", seconds()));
    tell("Page.loadEventFired", with("timestamp", seconds()));
    completeStates();
    tell("Page.frameStoppedLoading", frameId());
  }

  @Override
  public void changed(Target before) {
    if (!before.url().equals(page.target().url())) {
      var params = frameId();
      params.addProperty("url", page.target().url());
      params.addProperty("navigationType", "historyApi");
      tell("Page.navigatedWithinDocument", params);
    }
  }

  /** A script hears of the load event alone, not of what its document had done before. */
  private void completeStates() {
    state("DOMContentLoaded");
    state("load");
    state("networkAlmostIdle");
    state("networkIdle");
  }

  private void state(String name) {
    if (lifecycle) {
      var params = frameId();
      params.addProperty("loaderId", page.load().loaderId());
      params.addProperty("name", name);
      params.add("timestamp", seconds());
      session.event("Page.lifecycleEvent", params);
    }
  }

  private void tell(String event, JsonObject params) {
    if (enabled) {
      session.event(event, params);
    }
  }

  private JsonObject frameId() {
    var params = new JsonObject();
    params.addProperty("frameId", page.id());
    return params;
  }

  private JsonElement seconds() {
    return new JsonPrimitive(clock.nanos() / 1e9);
  }

  private static JsonObject with(String name, JsonElement value) {
    var params = new JsonObject();
    params.add(name, value);
    return params;
  }
}
