package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.repl.Paper;
import dev.kite.repl.TracePlot;
import dev.kite.trace.TraceFiles;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceView;
import dev.kite.trace.TrackBins.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracePlotTest {
  @TempDir private Path folder;
  private Path file;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    file = TraceFiles.second(folder.resolve("shake.kite.jsonl"));
    shell = new Shell(folder).with("TERM", "xterm-256color");
  }

  @Test
  void lettersShowEachAxisMarkAndGap() {
    assertThat(shell.run("trace", "plot", "--ascii", file.toString())).isZero();
    assertThat(bare(shell.out()))
        .isEqualTo(
            """
              shake  1.000 s, 58 rows, 5 lost
              acceleration including gravity  m/s2  x y z
                10.0 | zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz~~~~~~~zzzzzzzzzxxxxxxxxxxx
                     |                           :        xxxxxx~~~~~~~xxxxxxxxx          \s
                     |            xxxxxxxxxxxxxxxxxxxxxxxx     ~~~~~~~~~                  \s
                 0.0 | xxxxxxxxxxx...............:.yyyyyyyyyyyy~~~~~~~~~...................
                     |                  yyyyyyyyyyy            y~~~~~~~yyy                \s
                     |       yyyyyyyyyyy         :             ~~~~~~~~~  yyyyyyyyyyy     \s
               -10.0 | yyyyyy                    :             ~~~~~~~~~             yyyyyy
              Gyroscope  rad/s  x y z
                0.50 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx~~~~~~~~     xxxxxxxxxxxxxx
                     |                           :             ~~~~~~~~~                  \s
                     |                           :             ~~~~~~~~~                  \s
                0.00 | yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy~~~~~~~~.....yyyyyyyyyyyyyy
                     |                           :             ~~~~~~~~~                  \s
                     |                           :             ~~~~~~~~~                  \s
               -0.50 | zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz~~~~~~~~     zzzzzzzzzzzzzz
                     +-+------------+-------------+------------+-------------+------------+
                      0 s         0.2 s         0.4 s        0.6 s         0.8 s      1.0 s
              :    0.390 s  it begins
              ~    0.600 s  5 samples lost in 0.120 s
            """);
  }

  @Test
  void alphaHasAScaleOfItsOwnAndNoWallWhereItGoesPastItsEnd() throws IOException {
    var rows = new ArrayList<>(List.of(TraceFiles.HEADER));
    for (int i = 0; i <= 100; i++) {
      int alpha = (330 + i) % 360;
      rows.add("[\"o\",%d,%d,%d,-3,false]".formatted(i * 10, alpha, i / 10));
    }
    TraceFiles.write(file, rows.toArray(String[]::new));

    assertThat(shell.run("trace", "plot", "--ascii", file.toString())).isZero();
    assertThat(bare(shell.out()))
        .isEqualTo(
            """
              shake  1.000 s, 101 rows, cut off
              orientation  deg  alpha
                 359 | aaaaaaaaaaaaaaaaaaaa                                               \s
                     |                                                                    \s
                     |                                                                    \s
                     |                                                                    \s
                     |                                                                    \s
                     |                                         aaaaaaaaaaaaaaaaaaaaaaaaaaaa
                   0 | ....................aaaaaaaaaaaaaaaaaaaaa...........................
              orientation  deg  beta gamma
                10.0 |                                                              bbbbbbb
                     |                                                bbbbbbbbbbbbbb      \s
                     |                                   bbbbbbbbbbbbb                    \s
                     |                     bbbbbbbbbbbbbb                                 \s
                     |       bbbbbbbbbbbbbb                                               \s
                 0.0 | bbbbbbb.............................................................
                -3.0 | gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg
                     +-+------------+-------------+------------+-------------+------------+
                      0 s         0.2 s         0.4 s        0.6 s         0.8 s      1.0 s
            """);
  }

  @Test
  void coloursTellTheAxesApart() {
    assertThat(lines(Paper.of(60, Map.of("TERM", "xterm-256color"))))
        .anyMatch(line -> line.contains("\u001b[31m x") && line.contains("\u001b[32m y"))
        .allMatch(line -> bare(line).length() <= 59);
  }

  @Test
  void withoutColoursEachAxisHasAStripOfItsOwn() {
    for (var paper :
        List.of(
            Paper.of(60, Map.of("TERM", "xterm-256color", "NO_COLOR", "1")),
            Paper.of(60, Map.of("TERM", "dumb")),
            Paper.of(0, Map.of("TERM", "xterm-256color")))) {
      assertThat(lines(paper))
          .noneMatch(line -> line.contains("\u001b"))
          .contains(
              "  acceleration including gravity  m/s²  x",
              "  acceleration including gravity  m/s²  y");
    }
  }

  @Test
  void spanOutsideOfTheTraceIsRefused() {
    assertThat(shell.run("trace", "plot", "--from", "2s", file.toString())).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("kite: nothing lies between --from and --to: the trace lasts 1000 ms.\n");
  }

  @Test
  void onlyTheStreamsAskedForAreDrawnInTheirSpan() {
    assertThat(
            shell.run(
                "trace",
                "plot",
                "--streams",
                "m",
                "--from",
                "100ms",
                "--to",
                "200ms",
                file.toString()))
        .isZero();
    assertThat(shell.out())
        .contains("here from 0.100 to 0.200 s", "0.14 s")
        .doesNotContain("Gyroscope", "it begins", "lost in");
  }

  @Test
  void textsOfAFileCannotReachTheTerminal() throws IOException {
    var evil = "\\u001b[2J\\u202e";
    TraceFiles.write(
        file,
        "{\"kite\":\"sensor-trace\",\"v\":1,\"label\":\"%s\"}".formatted(evil),
        "[\"g\",0,\"%s\",[1]]".formatted(evil),
        "[\"k\",0,\"%s\"]".formatted(evil),
        "[\"g\",10,\"%s\",[2]]".formatted(evil));

    assertThat(shell.run("trace", "plot", file.toString())).isZero();
    assertThat(shell.out()).doesNotContain("\u001b[2J", "\u202e");
    assertThat(bare(shell.out())).contains("\\x1b[2J\\u202e  x\n");
  }

  @Test
  void traceWithoutNumbersSaysSo() throws IOException {
    TraceFiles.write(file, TraceFiles.HEADER, "[\"m\",0,null,null,null,null]", "[\"k\",9,\"x\"]");

    assertThat(shell.run("trace", "plot", file.toString())).isZero();
    assertThat(bare(shell.out())).contains("no numbers to draw").contains("0.009 s  x");
  }

  /** Without the colours. */
  private static String bare(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private List<String> lines(Paper paper) {
    try {
      var plot = new TracePlot(paper);
      var trace = TraceSummary.of(file);
      return plot.lines(
          trace, TraceView.read(file, trace, new Span(0, 1000), plot.bins(), Set.of("m", "g")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
