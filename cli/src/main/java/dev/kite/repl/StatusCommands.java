package dev.kite.repl;

import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The commands that tell how things stand: {@code :status} and {@code :jobs}. */
final class StatusCommands {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Session session;
  private final RelayConnection connection;
  private final Look look;
  private final Output output;
  private final Since since;

  StatusCommands(
      Session session, RelayConnection connection, Look look, Output output, Since since) {
    this.session = session;
    this.connection = connection;
    this.look = look;
    this.output = output;
    this.since = since;
  }

  void addTo(Commands commands) {
    commands
        .add("status", "", "the relay, the page, and how fast they answer", words -> status())
        .add("jobs", "", "what is running", words -> jobs());
  }

  private Commands.Next status() {
    var page = session.current();
    var rows = new ArrayList<AttributedString>();
    rows.add(row("relay", connection.relay().toString()));
    rows.add(
        row(
            "role",
            connection.role() == Role.CONTROL
                ? "control: sees, evaluates, drives"
                : "viewer: sees only"));
    rows.add(row("transport", "WebSocket"));
    rows.add(row(since.isUp() ? "connected" : "lost", "since " + since.text()));
    page.ifPresentOrElse(
        it -> rows.addAll(page(it)), () -> rows.add(row("page", "none is chosen")));
    session.jobs().running().forEach(job -> rows.add(row(job.kind(), text(job))));
    output.print(rows);
    return Commands.Next.READ_ON;
  }

  private List<AttributedString> page(Target page) {
    var state = !page.connected() ? ", away" : page.hidden() ? ", hidden" : "";
    var rows = new ArrayList<AttributedString>();
    rows.add(row("page", NoticeText.name(page) + state));
    rows.add(row("address", page.url()));
    rows.add(row("browser", BrowserName.of(page.userAgent())));
    page.source(connection.targets())
        .ifPresent(source -> rows.add(row("fed by", NoticeText.name(source))));
    rows.add(row("round trip", roundTrip(page)));
    return rows;
  }

  private String roundTrip(Target page) {
    if (connection.role() != Role.CONTROL) {
      return "not measured: a viewer may not ask the page";
    }
    var asked = since.now();
    var answer = connection.ping(page.id(), PATIENCE);
    var outcome = session.await(page, answer, new Outcome.Cancelled());
    long millis = Duration.between(asked, since.now()).toMillis();
    return outcome instanceof Outcome.Done
        ? millis + " ms to the page and back"
        : "no answer of the page within 2 s";
  }

  private AttributedString row(String name, String text) {
    return new StyledText(look.palette(), "")
        .own(String.format("  %-12s", name), Tone.DIM)
        .remoteLine(text, Tone.PLAIN)
        .toAttributedString();
  }

  private static String text(Job job) {
    var far = job.state().isEmpty() ? "" : ", " + job.state();
    return job.what() + " for " + Elapsed.text(job.nanos()) + far;
  }

  private Commands.Next jobs() {
    List<Job> all = new ArrayList<>(session.evaluations().running());
    all.addAll(session.jobs().running());
    all.addAll(session.links().running());
    if (all.isEmpty()) {
      session.show(Entry.notice("Nothing is running"));
    } else {
      output.print(all.stream().map(this::row).toList());
    }
    return Commands.Next.READ_ON;
  }

  private AttributedString row(Job job) {
    return new StyledText(look.palette(), "")
        .own(String.format("  %-12s%10s  ", job.kind(), Elapsed.text(job.nanos())), Tone.DIM)
        .append(cut(job.what()))
        .own("  ", Tone.PLAIN)
        .remoteLine(job.page(), Tone.LABEL)
        .own(job.state().isEmpty() ? "" : "  " + job.state(), Tone.DIM)
        .toAttributedString();
  }

  private AttributedString cut(String what) {
    var shown =
        new StyledText(look.palette(), "").remoteLine(what, Tone.PLAIN).toAttributedString();
    int most = 48;
    return shown.columnLength() <= most
        ? shown
        : new StyledText(look.palette(), "")
            .append(shown.columnSubSequence(0, most - 1))
            .own(look.glyphs().cut(), Tone.DIM)
            .toAttributedString();
  }
}
