package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.repl.BrowserName;
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
  private static final String FORM = "%-4s  %-10s  %s";

  /** Stands in a page's sentence for the names of what it is about. */
  private static final String NAMES = "\0";

  private DoctorText() {}

  /** Safe to print. */
  static List<String> lines(List<Finding> findings) {
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      var id = finding.page().map(Target::id).orElse("");
      groups.computeIfAbsent(id, any -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().flatMap(DoctorText::group).map(PlainText::line).toList();
  }

  private static Stream<String> group(List<Finding> findings) {
    var heading =
        findings.get(0).page().stream().flatMap(page -> Stream.of("", DoctorText.heading(page)));
    var checks = findings.stream().filter(it -> it.source().isEmpty());
    var sources = findings.stream().flatMap(it -> it.source().stream()).toList();
    return Stream.of(heading, checks.map(DoctorText::line), sensors(sources))
        .flatMap(lines -> lines);
  }

  private static String heading(Target page) {
    var title = page.title().isBlank() ? "(no title)" : page.title();
    var browser = BrowserName.of(page.userAgent());
    return title + "  " + page.url() + (browser.isEmpty() ? "" : "  (" + browser + ")");
  }

  private static String line(Finding finding) {
    return FORM.formatted(finding.mark().word(), finding.check(), finding.text());
  }

  private static Stream<String> sensors(List<SensorSource> sources) {
    var byReason = new LinkedHashMap<String, List<SensorSource>>();
    for (var source : sources) {
      var reason = source.mark().word() + source.why().replace(source.name(), NAMES);
      byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(source);
    }
    return byReason.values().stream().map(DoctorText::sensorLine);
  }

  private static String sensorLine(List<SensorSource> sources) {
    var first = sources.get(0);
    var sentence = first.why().replace(first.name(), NAMES);
    var names = String.join(", ", sources.stream().map(DoctorText::named).toList());
    var text =
        sentence.isEmpty()
            ? names
            : sentence.contains(NAMES) ? sentence.replace(NAMES, names) : names + ": " + sentence;
    return FORM.formatted(first.mark().word(), "sensors", text);
  }

  private static String named(SensorSource source) {
    return Double.isNaN(source.rate())
        ? source.name()
        : String.format(Locale.ROOT, "%s %.0f/s", source.name(), source.rate());
  }
}
