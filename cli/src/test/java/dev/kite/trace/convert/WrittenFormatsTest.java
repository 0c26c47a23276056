package dev.kite.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import dev.kite.trace.Normalisation;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, letter by letter, and what is said to be left out. */
class WrittenFormatsTest {
  private static final TraceHeader HEADER =
      new TraceHeader()
          .withStart(Instant.parse("2026-11-24T03:20:00.123Z"))
          .withLabel("shake")
          .withSign("w3c");
  private static final List<Reading> ROWS =
      List.of(
          new Screen(0, 0, "portrait-primary"),
          new Motion(
              12.5,
              new Vector(0.1, -0.0, 0.25),
              new Vector(0.0, 9.81, null),
              new Vector(180.0, 0.0, 0.0),
              16.0),
          new Motion(29.2, null, new Vector(1.0, 2.0, 3.0), null, null),
          new Orientation(29.2, 90.0, 0.0, 0.0, false),
          new AbsoluteOrientation(29.2, 90.0, null, 0.0),
          new Generic(30, "Gyroscope", List.of(0.5, 0.0, -1.0)),
          new Mark(40, "here, \"now\""),
          new Dropped(40, 7),
          new Visibility(50, "hidden"),
          new Unknown("x-light", 60, List.of("1")));

  @TempDir private Path folder;

  @Test
  void csvHasRowLineAndSaysEmptyForNoGroupAndNullForNoNumber() throws Exception {
    var written = Written.in(TraceFormat.CSV, HEADER, ROWS);

    assertThat(written.text())
        .isEqualTo(
            """
            row,t,ax,ay,az,gx,gy,gz,ra,rb,rg,interval,alpha,beta,gamma,absolute,sensor,values,angle,text,n
            s,0,,,,,,,,,,,,,,,,,0,portrait-primary,
            m,12.5,0.1,-0,0.25,0,9.81,null,180,0,0,16,,,,,,,,,
            m,29.2,,,,1,2,3,,,,,,,,,,,,,
            o,29.2,,,,,,,,,,,90,0,0,false,,,,,
            a,29.2,,,,,,,,,,,90,null,0,,,,,,
            g,30,,,,,,,,,,,,,,,Gyroscope,0.5 0 -1,,,
            k,40,,,,,,,,,,,,,,,,,,"here, ""now\""",
            d,40,,,,,,,,,,,,,,,,,,,7
            v,50,,,,,,,,,,,,,,,,,,hidden,
            """);
    assertThat(written.losses())
        .contains(
            "No place in csv for 1 row of a newer kind and the header's start, label and sign:"
                + " left out.");
  }

  @Test
  void eventsHaveTheMembersOfTheBrowsersEvents() throws Exception {
    var written = Written.in(TraceFormat.EVENTS, HEADER, ROWS.subList(1, 8));

    assertThat(written.text())
        .isEqualTo(
            """
            {"type":"devicemotion","acceleration":{"x":0.1,"y":-0.0,"z":0.25},"accelerationIncludingGravity":{"x":0,"y":9.81,"z":null},"rotationRate":{"alpha":180,"beta":0,"gamma":0},"interval":16,"timeStamp":12.5}
            {"type":"devicemotion","acceleration":null,"accelerationIncludingGravity":{"x":1,"y":2,"z":3},"rotationRate":null,"interval":null,"timeStamp":29.2}
            {"type":"deviceorientation","alpha":90,"beta":0,"gamma":0,"absolute":false,"timeStamp":29.2}
            {"type":"deviceorientationabsolute","alpha":90,"beta":null,"gamma":0,"timeStamp":29.2}
            {"type":"reading","sensor":"Gyroscope","values":[0.5,0,-1],"timeStamp":30}
            """);
    assertThat(written.losses().orElseThrow()).contains("1 mark, 1 loss row and the header's");
  }

  @Test
  void sensorLoggerFilesHaveItsColumnsAndItsTimes() throws Exception {
    var losses = new Losses();
    try (var out = Output.of(folder.resolve("export"));
        var sink = TraceFormat.SENSOR_LOGGER.create(out, HEADER, losses)) {
      for (var row : ROWS) {
        sink.write(row);
      }
    }

    assertThat(folder.resolve("export/Accelerometer.csv"))
        .hasContent("time,seconds_elapsed,z,y,x\n1795490400135500000,0.0125,0.25,-0,0.1\n");
    assertThat(folder.resolve("export/Gyroscope.csv"))
        .hasContent(
            "time,seconds_elapsed,z,y,x\n1795490400135500000,0.0125,0,0,3.141592653589793\n");
    assertThat(Files.readString(folder.resolve("export/Orientation.csv")))
        .startsWith("time,seconds_elapsed,qz,qy,qx,qw,roll,pitch,yaw\n1795490400152200000,0.0292,")
        .contains(",-1.570796326794896");
    assertThat(folder.resolve("export/Annotation.csv"))
        .hasContent(
            "time,seconds_elapsed,text,millisecond_press_duration\n"
                + "1795490400163000000,0.04,\"here, \"\"now\"\"\",0\n");
    assertThat(folder.resolve("export/Metadata.csv"))
        .hasContent("version,platform,standardisation\n3,android,false\n");
    assertThat(losses.sentence("sensorlogger").orElseThrow()).contains("1 incomplete group");
  }

  @Test
  void sensorLoggerJsonHoldsStrings() throws Exception {
    assertThat(Written.in(TraceFormat.SENSOR_LOGGER_JSON, HEADER, ROWS.subList(2, 3)).text())
        .isEqualTo(
            """
            [
            {"sensor":"Metadata","version":"3","platform":"android","standardisation":"false"},
            {"sensor":"TotalAcceleration","time":"1795490400152200000","seconds_elapsed":"0.0292","z":"3","y":"2","x":"1"}
            ]
            """);
  }

  @Test
  void phyphoxTableHasItsNamesAndSeconds() throws Exception {
    var written = Written.in(TraceFormat.PHYPHOX, HEADER, ROWS);

    assertThat(written.text().lines())
        .containsExactly(
            "\"Time (s)\",\"Linear Acceleration x (m/s^2)\",\"Linear Acceleration y (m/s^2)\","
                + "\"Linear Acceleration z (m/s^2)\",\"Acceleration x (m/s^2)\","
                + "\"Acceleration y (m/s^2)\",\"Acceleration z (m/s^2)\","
                + "\"Gyroscope x (rad/s)\",\"Gyroscope y (rad/s)\",\"Gyroscope z (rad/s)\"",
            "0.0125,0.1,-0,0.25,0,9.81,,3.141592653589793,0,0",
            "0.0292,,,,1,2,3,,,");
    assertThat(written.losses().orElseThrow()).startsWith("No place in phyphox for 1 screen row,");
  }

  @Test
  void commandsEnableSensorBeforeItsFirstReading() throws Exception {
    var rows = ROWS.subList(2, 4);

    assertThat(Written.in(TraceFormat.CDP, HEADER, rows).text())
        .isEqualTo(
            """
            {"time":29.2,"method":"Emulation.setSensorOverrideEnabled","params":{"enabled":true,"type":"accelerometer"}}
            {"time":29.2,"method":"Emulation.setSensorOverrideReadings","params":{"type":"accelerometer","reading":{"xyz":{"x":1,"y":2,"z":3}}}}
            {"time":29.2,"method":"DeviceOrientation.setDeviceOrientationOverride","params":{"alpha":90,"beta":0,"gamma":0}}
            """);
    assertThat(Written.in(TraceFormat.WEBDRIVER, HEADER, rows).text())
        .isEqualTo(
            """
            {"time":29.2,"method":"POST","path":"/session/{session id}/sensor","body":{"type":"accelerometer"}}
            {"time":29.2,"method":"POST","path":"/session/{session id}/sensor/accelerometer","body":{"reading":{"x":1,"y":2,"z":3}}}
            {"time":29.2,"method":"POST","path":"/session/{session id}/sensor","body":{"type":"relative-orientation"}}
            {"time":29.2,"method":"POST","path":"/session/{session id}/sensor/relative-orientation","body":{"reading":{"alpha":90,"beta":0,"gamma":0}}}
            """);
  }

  @Test
  void failedConversionKeepsTheFileThatWasThere() throws Exception {
    var bad = Files.writeString(folder.resolve("bad.csv"), "row,t\nk,1\nk,0\n");
    var out = Files.writeString(folder.resolve("out.kite.jsonl"), "before");

    assertThatThrownBy(() -> convert(bad, out))
        .hasMessage(bad + ":3: time goes back from 1 to 0 ms");
    assertThat(out).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void recordingThatIsNamedLikeThePartOfItsResultIsKept() throws Exception {
    var in = Files.writeString(folder.resolve("walk.kite.jsonl.part"), "row,t\nk,1\n");
    var out = folder.resolve("walk.kite.jsonl");

    convert(in, out);

    assertThat(in).hasContent("row,t\nk,1\n");
    assertThat(out).content().startsWith("{\"kite\":");
    assertThat(folder).isDirectoryNotContaining("glob:**.2.part");
  }

  @Test
  void pipeIsWrittenToAndStaysOne() throws Exception {
    var in = Files.writeString(folder.resolve("walk.csv"), "row,t\nk,1\n");
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    var text = CompletableFuture.supplyAsync(() -> content(pipe));
    convert(in, pipe);

    assertThat(text.get(10, TimeUnit.SECONDS)).startsWith("{\"kite\":");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void linkStaysOneAndItsFileIsWritten() throws Exception {
    var in = Files.writeString(folder.resolve("walk.csv"), "row,t\nk,1\n");
    var file = Files.writeString(folder.resolve("file"), "before");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);

    convert(in, link);

    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("{\"kite\":");
  }

  private static void convert(Path in, Path out) throws IOException {
    Conversion.run(
        Input.of(in),
        TraceFormat.CSV,
        CsvMapping.none(),
        Normalisation.Wish.NONE,
        Output.of(out),
        TraceFormat.KITE);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
