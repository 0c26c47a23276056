package dev.kite.client.motion;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Target;
import java.util.Set;

/** What happens to the two pages of a link and to the relay; asked from the link's own thread. */
final class LinkEvents implements ConnectionListener {
  private final String source;
  private final Set<String> pages;
  private volatile String why = "";
  private volatile boolean isRelayAway;
  private volatile boolean mayBeLost;
  private volatile String end = "";

  LinkEvents(Target source, Target page) {
    this.source = source.id();
    this.pages = Set.of(source.id(), page.id());
  }

  /** The source's sentence about readings that do not come; empty when it has none. */
  String why() {
    return why;
  }

  boolean isRelayAway() {
    return isRelayAway;
  }

  /** Why there is no connection any more; empty while there is one, or will be. */
  String end() {
    return end;
  }

  /** Whether the relay may have ended the link by itself since {@link #isMade}. */
  boolean mayBeLost() {
    return mayBeLost;
  }

  void isMade() {
    mayBeLost = false;
  }

  @Override
  public void event(PageEvent event) {
    if (event.method().equals("Sensor.state") && event.at().target().equals(source)) {
      var said = event.params().get("why");
      why = said != null && said.isJsonPrimitive() ? said.getAsString() : "";
    }
  }

  @Override
  public void notice(Notice notice) {
    mayBeLost |= notice.kind() == Notice.Kind.LEFT && pages.contains(notice.target().id());
  }

  /** A relay that was away may be another one now, or have waited for us no longer. */
  @Override
  public void state(ConnectionState state) {
    isRelayAway = state instanceof ConnectionState.Lost;
    mayBeLost |= state instanceof ConnectionState.Connected;
    if (state instanceof ConnectionState.Stopped stopped) {
      end = stopped.why();
    } else if (state instanceof ConnectionState.Closed) {
      end = "The connection was closed.";
    }
  }
}
