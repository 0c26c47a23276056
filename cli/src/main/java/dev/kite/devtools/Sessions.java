package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes sessions: which domains a client has with a browser, a tab and a page. */
final class Sessions {
  private static final int ID_BYTES = 16;

  private final EventLoop loop;
  private final Pages pages;
  private final BrowserDomain browserDomain;
  private final SecureRandom random = new SecureRandom();
  private final String browserId = newId();

  Sessions(EventLoop loop, Pages pages, String product) {
    this.loop = loop;
    this.pages = pages;
    this.browserDomain = new BrowserDomain(product, pages);
  }

  /** What the browser endpoint is called. */
  String browserId() {
    return browserId;
  }

  /** The own session of a connection to the browser endpoint. */
  Session browser(Client client) {
    return withBrowser(new Session("", client, Optional.empty()));
  }

  /** A flat session with the browser. */
  Session browser(Session parent) {
    return withBrowser(child(parent, Optional.empty()));
  }

  private Session withBrowser(Session session) {
    browserDomain.register(session);
    targets(session, pages::all, List.of(TargetInfos.TAB, TargetInfos.PAGE));
    return session;
  }

  /** A flat session with the tab that a page is in. */
  Session tab(Session parent, Page page) {
    var session = child(parent, Optional.of(page));
    session.commands().accept("Runtime.runIfWaitingForDebugger");
    targets(session, () -> List.of(page), List.of(TargetInfos.PAGE));
    return session;
  }

  /** The own session of a connection to a page's endpoint, which ends with the page. */
  Session page(Client client, Page page) {
    var session = new Session("", client, Optional.of(page));
    var end = new OwnPage(session, page);
    pages.add(end);
    session.atEnd(() -> pages.remove(end));
    return withPage(session, page);
  }

  /** A flat session with a page. */
  Session page(Session parent, Page page) {
    return withPage(child(parent, Optional.of(page)), page);
  }

  private Session withPage(Session session, Page page) {
    browserDomain.register(session);
    targets(session, List::of, List.of());
    var listeners = PageSession.open(session, page, loop, this);
    page.attach(listeners);
    session.atEnd(
        () -> {
          page.detach(listeners);
          pages.tellChanged(page);
        });
    pages.tellChanged(page);
    return session;
  }

  private void targets(Session session, Supplier<Collection<Page>> below, List<String> types) {
    new TargetDomain(session, pages, this, new Below(below, types)).register(session.commands());
  }

  private record Below(Supplier<Collection<Page>> all, List<String> types)
      implements TargetDomain.Reach {
    @Override
    public Collection<Page> pages() {
      return all.get();
    }
  }

  /** Ends a connection that was opened for one page when that page has gone. */
  private record OwnPage(Session session, Page page) implements Pages.Listener {
    @Override
    public void created(Page other) {}

    @Override
    public void changed(Page other) {}

    @Override
    public void destroyed(Page gone) {
      if (gone == page) {
        var params = new JsonObject();
        params.addProperty("reason", "target_closed");
        session.event("Inspector.detached", params);
        session.client().close();
      }
    }
  }

  private Session child(Session parent, Optional<Page> page) {
    var session = new Session(newId(), parent.client(), page);
    parent.adopt(session);
    parent.client().add(session);
    return session;
  }

  /** 32 hexadecimal digits, random. */
  String newId() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }
}
