package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.kite.trace.TraceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TraceReportTest {
  private static final String EVIL = "</script><img src=x onerror='alert(1)'>\"&\u0001\u202e";
  private static final Pattern CURVE = Pattern.compile("<path class=\"c\\d\" d=\"([^\"]+)\"");

  @TempDir private Path folder;
  private Path file;
  private Path page;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    file = TraceFiles.second(folder.resolve("shake.kite.jsonl"));
    page = folder.resolve("shake.html");
    shell = new Shell(folder);
  }

  @Test
  void pageHasFactsPlotsRatesMarksAndGaps() throws Exception {
    var document = report();

    assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("shake");
    assertThat(document.getDocumentElement().getTextContent())
        .contains("recorded 24 November 2026, 03:20:00 UTC", "1.000 s", "45.0 Hz", "Gyroscope")
        .contains("it begins", "5 samples were lost", "acceleration including gravity");
    assertThat(CURVE.matcher(html()).results()).hasSize(6);
    assertThat(shell.err()).isEqualTo(page + ": written. Open it in a browser.\n");
  }

  @Test
  void pageLoadsAndRunsNothing() throws Exception {
    var document = report();

    var policy = (Element) document.getElementsByTagName("meta").item(1);
    assertThat(policy.getAttribute("content")).startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(html()).doesNotContain("http://", "https://", "url(", "@import", " style=");
  }

  @Test
  void textsOfTheFileStayTexts() throws Exception {
    var json = new JsonPrimitive(EVIL).toString();
    TraceFiles.write(
        file,
        "{\"kite\":\"sensor-trace\",\"v\":1,\"label\":%1$s,\"sign\":%1$s,\"device\":{%1$s:%1$s},\"streams\":[%1$s]}"
            .formatted(json),
        "[\"g\",0,%s,[1,2]]".formatted(json),
        "[\"k\",5,%s]".formatted(json),
        "[\"g\",10,%s,[1,2]]".formatted(json),
        "[%s,10]".formatted(json));
    var replay = folder.resolve("replay.json");
    Files.writeString(
        replay, "{\"ended\":%1$s,%1$s:{%1$s:1},\"lateness\":{%1$s:1}}".formatted(json));

    var document = report("--replay", replay.toString());

    var seen = "</script><img src=x onerror='alert(1)'>\"&\\u0001\\u202e";
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(seen);
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(seen + " - kite trace");
    assertThat(document.getElementsByTagName("img").getLength()).isZero();
    assertThat(document.getDocumentElement().getTextContent().split(Pattern.quote(seen), -1))
        .hasSizeGreaterThan(12);
    assertThat(html()).doesNotContain("<img", "\u202e", "\u0001");
  }

  @Test
  void longTraceIsThinnedOutAndKeepsItsPeaks() throws IOException {
    var lines = new ArrayList<String>();
    lines.add(TraceFiles.HEADER);
    for (int i = 0; i < 20_000; i++) {
      var x = i == 12_345 ? 50 : Math.sin(i / 3.0);
      lines.add(String.format(Locale.ROOT, "[\"m\",%d,[%s,0,0],null,null,16]", i * 16, x));
    }
    TraceFiles.write(file, lines.toArray(String[]::new));

    assertThat(run()).isZero();

    var curves = CURVE.matcher(html()).results().map(it -> it.group(1)).toList();
    assertThat(curves).hasSize(3);
    assertThat(points(curves.get(0))).isBetween(1000, 1200);
    assertThat(html()).contains("-1.000 … 50.000");
    // The peak alone reaches the top, four percent below the edge.
    assertThat(curves.get(0).split("L")).filteredOn(it -> it.endsWith(" 37.0")).hasSize(1);
  }

  @Test
  void timingOfAReplayIsShown() throws Exception {
    var replay = folder.resolve("replay.json");
    Files.writeString(
        replay,
        "{\"samples\":46,\"lateness\":{\"p50\":0.25,\"p95\":0.5,\"p99\":1.5,\"max\":2},\"stalls\":0,"
            + "\"leaked\":3,\"clock\":\"worker\",\"fired\":{\"m\":40,\"o\":6}}\n{\"samples\":9}\n");

    var text = report("--replay", replay.toString()).getDocumentElement().getTextContent();

    assertThat(text)
        .contains("p95 0.5 ms", "p99 1.5 ms", "samples fired46", "real events that leaked3")
        .contains("clockworker", "firedm 40, o 6", "samples fired9");
  }

  @Test
  void fileThatIsThereIsWrittenOverOnRequestAlone() throws IOException {
    Files.writeString(page, "mine");

    assertThat(run()).isEqualTo(2);
    assertThat(shell.err()).contains("there is such a file already").contains("--force");
    assertThat(page).hasContent("mine");
    assertThat(run("--force")).isZero();
    assertThat(html()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void wrongFilesAreNamedInOneLine() throws IOException {
    var bad = Files.writeString(folder.resolve("bad"), "[1]");

    assertThat(run("--replay", bad.toString())).isEqualTo(2);
    assertThat(run("--replay", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(shell.run("trace", "report", bad.toString(), "-o", page.toString())).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly(
            "kite: " + bad + " is no report of a replay: kite replay --json prints one.",
            "kite: " + folder.resolve("none") + ": no such file or folder. Check the name.",
            "kite: " + bad + ":1: expected a JSON object");
    assertThat(page).doesNotExist();
  }

  @Test
  void traceWithoutReadingsIsAPageToo() throws Exception {
    TraceFiles.write(file, TraceFiles.HEADER);

    assertThat(report().getDocumentElement().getTextContent())
        .contains("There are no numbers to draw.", "cut off");
  }

  private static int points(String curve) {
    return (int) curve.chars().filter(it -> it == 'M' || it == 'L').count();
  }

  private int run(String... more) {
    var words = new ArrayList<>(List.of("trace", "report", file.toString(), "-o", page.toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  /** Every element is closed, so that it can be read as XML. */
  private Document report(String... more) throws Exception {
    assertThat(run(more)).as(shell.err()).isZero();
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
  }

  private String html() throws IOException {
    return Files.readString(page, UTF_8);
  }
}
