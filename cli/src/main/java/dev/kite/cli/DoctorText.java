package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.repl.BrowserName;
import dev.kite.repl.Paper;
import dev.kite.repl.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The findings of {@code kite doctor} for people: a line for each, the sensors of a page that share
 * a reason in one.
 */
final class DoctorText {
  /** Stands in a page's sentence for the names of what it is about. */
  private static final String NAMES = "\0";

  private final Paper paper;

  private DoctorText(Paper paper) {
    this.paper = paper;
  }

  /** Safe to print; the marks are coloured where there are colours. */
  static List<String> lines(List<Finding> findings, Paper paper) {
    var text = new DoctorText(paper);
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      var id = finding.page().map(Target::id).orElse("");
      groups.computeIfAbsent(id, any -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().flatMap(text::group).toList();
  }

  private Stream<String> group(List<Finding> findings) {
    var heading =
        findings.get(0).page().stream().flatMap(page -> Stream.of("", DoctorText.heading(page)));
    var checks = findings.stream().filter(it -> it.source().isEmpty()).map(this::line);
    var sources = findings.stream().flatMap(it -> it.source().stream()).toList();
    return Stream.of(heading, checks, sensors(sources)).flatMap(lines -> lines);
  }

  private static String heading(Target page) {
    var title = page.title().isBlank() ? "(no title)" : page.title();
    var browser = BrowserName.of(page.userAgent());
    return PlainText.line(
        title + "  " + page.url() + (browser.isEmpty() ? "" : "  (" + browser + ")"));
  }

  private String line(Finding finding) {
    return line(finding.mark(), finding.check(), finding.text());
  }

  private String line(Finding.Mark mark, String check, String text) {
    var word = "%-4s".formatted(mark.word());
    var coloured =
        switch (mark) {
          case OK -> paper.well(word);
          case WARN -> paper.doubtful(word);
          case FAIL -> paper.wrong(word);
        };
    return coloured + PlainText.line("  %-10s  %s".formatted(check, text));
  }

  private Stream<String> sensors(List<SensorSource> sources) {
    var byReason = new LinkedHashMap<String, List<SensorSource>>();
    for (var source : sources) {
      var reason = source.mark().word() + source.why().replace(source.name(), NAMES);
      byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(source);
    }
    return byReason.values().stream().map(this::sensorLine);
  }

  private String sensorLine(List<SensorSource> sources) {
    var first = sources.get(0);
    var sentence = first.why().replace(first.name(), NAMES);
    var names = String.join(", ", sources.stream().map(DoctorText::named).toList());
    var text =
        sentence.isEmpty()
            ? names
            : sentence.contains(NAMES) ? sentence.replace(NAMES, names) : names + ": " + sentence;
    return line(first.mark(), "sensors", text);
  }

  private static String named(SensorSource source) {
    return Double.isNaN(source.rate())
        ? source.name()
        : String.format(Locale.ROOT, "%s %.0f/s", source.name(), source.rate());
  }
}
