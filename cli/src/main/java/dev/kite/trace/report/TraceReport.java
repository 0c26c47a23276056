package dev.kite.trace.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceSummary.Kind;
import dev.kite.trace.TraceSummary.TrackFacts;
import dev.kite.trace.TraceView;
import dev.kite.trace.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A trace as one page of HTML: nothing is loaded from anywhere, nothing runs in it, and its policy
 * forbids both.
 */
public final class TraceReport {
  /** Into how many bins a trace's time is cut: two points of each make about 1,200 a curve. */
  public static final int BINS = 600;

  private static final String CSS = css();

  private final Html html = new Html();
  private final String file;
  private final TraceSummary trace;
  private final TraceView view;

  private TraceReport(String file, TraceSummary trace, TraceView view) {
    this.file = file;
    this.trace = trace;
    this.view = view;
  }

  /**
   * The whole page.
   *
   * @param file what the trace is called where it has no label
   * @param view all of the trace, in {@link #BINS} bins
   * @param replays what pages reported of replays of it
   */
  public static String of(
      String file, TraceSummary trace, TraceView view, List<JsonObject> replays) {
    var report = new TraceReport(file, trace, view);
    report.write(replays);
    return report.html.whole();
  }

  private void write(List<JsonObject> replays) {
    html.open("html", "lang", "en").line();
    head();
    html.open("body").open("main").line();
    new FactsSection(html, trace, file).write();
    panels();
    spacings();
    new TablesSection(html, trace, view).write();
    if (!replays.isEmpty()) {
      section("Replay");
      replays.forEach(new ReplaySection(html)::write);
      html.close();
    }
    html.element(
        "footer", "Made by kite trace report. All times count from the start of the trace.");
    html.close().close().close().line();
  }

  private void head() {
    html.open("head").line().empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy()).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.empty("link", "rel", "icon", "href", "data:,").line();
    html.element("title", trace.header().label().orElse(file) + " - kite trace").line();
    html.style(CSS).close().line();
  }

  private static String policy() {
    return "default-src 'none'; style-src 'sha256-"
        + hash(CSS)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private void panels() {
    var facts = trace.tracks().stream().collect(Collectors.toMap(TrackFacts::track, it -> it));
    section("Readings");
    var panel = new TrackPanel(html, view, trace.marks());
    for (var track : view.tracks()) {
      panel.write(track, facts(facts, track.track()));
    }
    if (view.tracks().isEmpty()) {
      html.element("p", "There are no numbers to draw.");
    }
    html.close();
  }

  private static TrackFacts facts(Map<Track, TrackFacts> facts, Track track) {
    return Objects.requireNonNull(facts.get(track), "a view shows tracks of its summary alone");
  }

  private void spacings() {
    var spaced =
        trace.kinds().stream()
            .filter(Kind::isSampled)
            .filter(kind -> kind.spacing().count() > 0)
            .toList();
    if (!spaced.isEmpty()) {
      section("Spacing of the readings");
      html.open("div", "class", "grid");
      spaced.forEach(new SpacingPanel(html)::write);
      html.close().close();
    }
  }

  private void section(String title) {
    html.open("section").element("h2", title).line();
  }

  private static String css() {
    try (var in = Objects.requireNonNull(TraceReport.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
