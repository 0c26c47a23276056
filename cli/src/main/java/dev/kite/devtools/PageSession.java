package dev.kite.devtools;

import java.util.List;

/** Puts together what a session with a page consists of. */
final class PageSession {
  private PageSession() {}

  /**
   * Registers the domains of {@code session}.
   *
   * @return who of them hears of the page, in the order in which a browser would tell of a load
   */
  static List<PageListener> open(Session session, Page page, EventLoop loop, Sessions ids) {
    var commands = session.commands();
    var worlds = new Worlds(page);
    var groups = new Groups(page, "cdp-" + ids.newId() + ":");
    var frames = new PageDomain(session, page, loop);
    var scriptNames = new DebuggerDomain(session, page, ids.browserId());
    var runtime = new RuntimeDomain(session, page, worlds, scriptNames);
    var bindings = new BindingsDomain(session, page, worlds, ids.newId());
    var scripts = new ScriptsDomain(page, worlds, runtime);
    var nodes = new DomDomain(page, worlds, groups);
    var log = new LogDomain(session, page, scriptNames);
    frames.register(commands);
    scriptNames.register(commands);
    runtime.register(commands);
    bindings.register(commands);
    scripts.register(commands);
    nodes.register(commands);
    log.register(commands);
    new EvaluationDomain(page, worlds, groups, scriptNames).register(commands);
    new NavigationDomain(page, ids).register(commands);
    new SensorDomain(page).register(commands);
    AcceptedMethods.register(commands);
    session.atEnd(groups::release);
    return List.of(frames, scriptNames, runtime, bindings, scripts, nodes, groups, log);
  }
}
