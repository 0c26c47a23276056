package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.trace.TraceFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a trace in a real browser: it shows what it has and asks nobody for more. */
class TraceReportIT {
  private static final String MARK = "</script><img src=x onerror=\"alert(1)\">";

  @TempDir private Path folder;

  @Test
  void reportIsShownWithoutComplaintsAndWithoutRequests() throws Exception {
    var home = new Home(folder);
    var trace =
        TraceFiles.write(
            folder.resolve("shake.kite.jsonl"),
            TraceFiles.HEADER,
            "[\"m\",0,null,[1,-2,9.5],[1,2,3],16]",
            "[\"k\",10,\"%s\"]".formatted(MARK.replace("\"", "\\\"")),
            "[\"m\",20,null,[2,-2,9.5],[1,2,3],16]",
            "[\"m\",40,null,[3,-2,9.5],[1,2,3],16]",
            "[\"m\",400,null,[3,-2,9.5],[1,2,3],16]");
    var page = folder.resolve("shake.html");
    try (var report =
            KiteProcess.start(home, "trace", "report", trace.toString(), "-o", page.toString());
        var phone = Phone.start(folder)) {
      assertThat(report.awaitExit()).as("%s", report.errors()).isZero();
      phone.open(page.toUri().toString());

      assertThat(phone.complaints()).isEmpty();
      assertThat(phone.ask("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
      assertThat(phone.ask("return document.querySelectorAll('script, img, iframe').length"))
          .isEqualTo(0L);
      assertThat(phone.ask("return document.body.innerText")).asString().contains(MARK);
      // The style sheet is let in by its hash alone.
      assertThat(phone.ask("return getComputedStyle(document.body).marginTop")).isEqualTo("0px");
      assertThat(phone.ask("return document.querySelectorAll('.gap').length")).isEqualTo(2L);
      assertThat(phone.ask(CURVES_INSIDE)).isEqualTo(true);
      assertThat(phone.ask("return document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
  }

  private static final String CURVES_INSIDE =
      """
      return Array.from(document.querySelectorAll('path')).every(function (path) {
        var curve = path.getBoundingClientRect();
        var figure = path.closest('figure').getBoundingClientRect();
        return curve.width > 100 && curve.left > figure.left && curve.right < figure.right
            && curve.top > figure.top && curve.bottom < figure.bottom;
      });
      """;
}
