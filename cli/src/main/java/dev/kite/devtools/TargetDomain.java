package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The domain {@code Target} of one session: which pages there are, and sessions with them.
 *
 * <p>Belongs to the event loop.
 */
final class TargetDomain implements Pages.Listener {
  private static final String ON_DEVICE =
      "Pages are opened and closed on the device: no script can do that for it.";

  private final Session session;
  private final Pages pages;
  private final Sessions sessions;
  private final Reach reach;

  /** The sessions with targets, each with the id of its target: there may be several of one. */
  private final Map<Session, String> attached = new LinkedHashMap<>();

  private TargetFilter discovered = TargetFilter.NONE;
  private TargetFilter autoAttached = TargetFilter.NONE;

  /** What a session attaches to by itself: what stands below its own target. */
  interface Reach {
    Collection<Page> pages();

    /** The types of targets below; each page is in a tab of its own. */
    List<String> types();
  }

  TargetDomain(Session session, Pages pages, Sessions sessions, Reach reach) {
    this.session = session;
    this.pages = pages;
    this.sessions = sessions;
    this.reach = reach;
    pages.add(this);
    session.atEnd(() -> pages.remove(this));
  }

  void register(Commands commands) {
    commands.add("Target.setDiscoverTargets", this::discover);
    commands.add("Target.setAutoAttach", this::autoAttach);
    commands.add("Target.getTargets", this::list);
    commands.add("Target.getTargetInfo", this::info);
    commands.add("Target.attachToTarget", this::attach);
    commands.add("Target.attachToBrowserTarget", this::attachToBrowser);
    commands.add("Target.detachFromTarget", this::detach);
    commands.add("Target.activateTarget", this::activate);
    commands.add("Target.getBrowserContexts", this::contexts);
    commands.add("Target.createTarget", (params, reply) -> reply.refuse(Refusal.of(ON_DEVICE)));
    commands.add("Target.closeTarget", (params, reply) -> reply.refuse(Refusal.of(ON_DEVICE)));
    commands.add(
        "Target.createBrowserContext", (params, reply) -> reply.refuse(Refusal.of(ON_DEVICE)));
    commands.accept("Target.disposeBrowserContext");
    commands.accept("Target.setRemoteLocations");
  }

  private void discover(Params params, Reply reply) throws Refusal {
    discovered = params.flag("discover") ? TargetFilter.of(params) : TargetFilter.NONE;
    if (discovered.takes(TargetInfos.BROWSER)) {
      tellInfo("Target.targetCreated", TargetInfos.browser(sessions.browserId()));
    }
    pages.all().forEach(page -> tell("Target.targetCreated", page));
    reply.done();
  }

  private void autoAttach(Params params, Reply reply) throws Refusal {
    boolean isOn = params.flag("autoAttach");
    if (isOn && !params.flag("flatten")) {
      throw Refusal.of("Only flat sessions are known here: set flatten to true.");
    }
    autoAttached = isOn ? TargetFilter.of(params) : TargetFilter.NONE;
    reach.pages().forEach(this::attachByItself);
    reply.done();
  }

  private void attachByItself(Page page) {
    for (var type : reach.types()) {
      var id = TargetInfos.of(page, type).get("targetId").getAsString();
      if (autoAttached.takes(type) && !attached.containsValue(id) && session.client().hasRoom()) {
        attach(page, type);
      }
    }
  }

  private void list(Params params, Reply reply) throws Refusal {
    var filter = TargetFilter.of(params);
    var infos = new JsonArray();
    for (var type : List.of(TargetInfos.TAB, TargetInfos.PAGE)) {
      if (filter.takes(type)) {
        pages.all().forEach(page -> infos.add(TargetInfos.of(page, type)));
      }
    }
    reply.done(with("targetInfos", infos));
  }

  private void info(Params params, Reply reply) throws Refusal {
    var id = params.optionalText("targetId").or(this::ownPage);
    var info =
        id.isEmpty() || id.get().equals(sessions.browserId())
            ? TargetInfos.browser(sessions.browserId())
            : TargetInfos.of(find(id.get()), TargetInfos.type(id.get()));
    reply.done(with("targetInfo", info));
  }

  private Optional<String> ownPage() {
    return session.page().map(Page::id);
  }

  private void attach(Params params, Reply reply) throws Refusal {
    var id = params.text("targetId");
    var page = find(id);
    if (!params.flag("flatten")) {
      throw Refusal.of("Only flat sessions are known here: set flatten to true.");
    }
    requireRoom();
    var made = attach(page, TargetInfos.type(id));
    var result = new JsonObject();
    result.addProperty("sessionId", made.id());
    reply.done(result);
  }

  private void requireRoom() throws Refusal {
    if (!session.client().hasRoom()) {
      throw Refusal.of("This connection has too many sessions: detach some.");
    }
  }

  private void attachToBrowser(Params params, Reply reply) throws Refusal {
    requireRoom();
    var made = sessions.browser(session);
    watch(made, sessions.browserId());
    tellAttached(made, TargetInfos.browser(sessions.browserId()));
    var result = new JsonObject();
    result.addProperty("sessionId", made.id());
    reply.done(result);
  }

  private Session attach(Page page, String type) {
    var made =
        type.equals(TargetInfos.TAB) ? sessions.tab(session, page) : sessions.page(session, page);
    var info = TargetInfos.of(page, type);
    watch(made, info.get("targetId").getAsString());
    info.addProperty("attached", true);
    tellAttached(made, info);
    return made;
  }

  private void tellAttached(Session made, JsonObject info) {
    var params = with("targetInfo", info);
    params.addProperty("sessionId", made.id());
    params.addProperty("waitingForDebugger", false);
    session.event("Target.attachedToTarget", params);
  }

  private void detach(Params params, Reply reply) throws Refusal {
    var id = params.optionalText("sessionId").orElse("");
    var child = session.child(id);
    if (child.isEmpty()) {
      throw new Refusal(Refusal.INVALID_PARAMS, "No session with given id", "");
    }
    child.get().end();
    reply.done();
  }

  private void activate(Params params, Reply reply) throws Refusal {
    find(params.text("targetId"));
    reply.done(); // Nobody but the person who holds the device can bring it to the front.
  }

  private void contexts(Params params, Reply reply) {
    var contexts = with("browserContextIds", new JsonArray());
    contexts.addProperty("defaultBrowserContextId", TargetInfos.CONTEXT);
    reply.done(contexts);
  }

  private Page find(String targetId) throws Refusal {
    return pages
        .find(TargetInfos.page(targetId))
        .orElseThrow(
            () -> new Refusal(Refusal.INVALID_PARAMS, "No target with given id found", ""));
  }

  @Override
  public void created(Page page) {
    tell("Target.targetCreated", page);
    if (reach.pages().contains(page)) {
      attachByItself(page);
    }
  }

  @Override
  public void changed(Page page) {
    tell("Target.targetInfoChanged", page);
  }

  @Override
  public void destroyed(Page page) {
    for (var type : List.of(TargetInfos.PAGE, TargetInfos.TAB)) {
      var id = TargetInfos.of(page, type).get("targetId").getAsString();
      List.copyOf(attached.keySet()).stream()
          .filter(made -> id.equals(attached.get(made)))
          .forEach(Session::end);
      if (discovered.takes(type)) {
        var params = new JsonObject();
        params.addProperty("targetId", id);
        session.event("Target.targetDestroyed", params);
      }
    }
  }

  /** Tells of the end of a session that was opened here, whatever ends it. */
  private void watch(Session made, String target) {
    attached.put(made, target);
    made.atEnd(() -> detached(made, target));
  }

  private void detached(Session gone, String target) {
    attached.remove(gone);
    var params = new JsonObject();
    params.addProperty("sessionId", gone.id());
    params.addProperty("targetId", target);
    session.event("Target.detachedFromTarget", params);
  }

  private void tell(String event, Page page) {
    for (var type : List.of(TargetInfos.TAB, TargetInfos.PAGE)) {
      if (discovered.takes(type)) {
        tellInfo(event, TargetInfos.of(page, type));
      }
    }
  }

  private void tellInfo(String event, JsonObject info) {
    session.event(event, with("targetInfo", info));
  }

  private static JsonObject with(String name, JsonElement value) {
    var params = new JsonObject();
    params.add(name, value);
    return params;
  }
}
