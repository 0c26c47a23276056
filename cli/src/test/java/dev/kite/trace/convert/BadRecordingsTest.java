package dev.kite.trace.convert;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.trace.TraceFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRecordingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsWrongIsNamedWithItsPlaceInOneLine(String text, String message) {
    assertThatThrownBy(() -> Converted.of(text))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("row,t,ax\nm,0,1\nm,x,1\n", "in:3: t: expected a number, found 'x'"),
        Arguments.of("row,t\nm\n", "in:2: t: expected a number, found nothing"),
        Arguments.of("row,t\nm,2\nm,1\n", "in:3: time goes back from 2 to 1 ms"),
        Arguments.of("row,t\nq,2\n", "in:2: row: expected one of m o a g s v k d, found 'q'"),
        Arguments.of("row,t,n\nd,2,-1\n", "in:2: n: expected a whole number from 0 to 2^53"),
        Arguments.of(
            "row,t,values\ng,2,1 x\n",
            "in:2: values: expected at most 16 numbers with a space between them"),
        Arguments.of(
            "row,t,absolute\no,2,yes\n", "in:2: absolute: expected true, false or nothing"),
        Arguments.of(
            "[{\"timeStamp\":1,\"alpha\":2},{\"timeStamp\":\"x\",\"alpha\":2}]",
            "in: object 2: timeStamp: expected a number"),
        Arguments.of(
            "{\"timeStamp\":1,\"rotationRate\":{\"alpha\":true}}",
            "in:1: rotationRate.alpha: expected a number"),
        Arguments.of("{\"timeStamp\":1,\"alpha\":2}\n{\"x", "in:2: not valid JSON"),
        Arguments.of("[{\"timeStamp\":1,\"alpha\":2},7]", "in: object 2: expected an object"),
        Arguments.of("[{\"timeStamp\":1,\"alpha\":2}", "in: object 2: not valid JSON"),
        Arguments.of(
            "{\"timeStamp\":1,\"alpha\":2,\"x\":\"" + "x".repeat(2 << 20) + "\"}",
            "in:1: more than 1048576 characters in one object"),
        Arguments.of(
            "[{\"timeStamp\":1,\"alpha\":2,\"x\":\"" + "x".repeat(2 << 20) + "\"}]",
            "in: object 1: more than 1048576 characters in one object"),
        Arguments.of(
            "{\"time\":1,\"method\":\"DeviceOrientation.setDeviceOrientationOverride\","
                + "\"params\":{\"alpha\":1}}",
            "in:1: params.beta: expected a number"),
        Arguments.of(
            "{\"time\":1,\"method\":\"POST\",\"path\":\"/session/a/sensor/gyroscope\"}",
            "in:1: body: expected an object"),
        Arguments.of(
            "row,t,text\nk,1,a\nk,1," + "\u00e9".repeat(600_000) + "\n",
            "line 3 of the trace: 1200010 bytes do not fit; it takes 1048576"),
        Arguments.of("row,t\nk,1e999\n", "in:2: t: expected a number, found '1e999'"),
        Arguments.of(
            "{\"timeStamp\":-1e308,\"alpha\":1}\n{\"timeStamp\":1e308,\"alpha\":1}",
            "in:2: a time that is beyond all numbers"),
        Arguments.of(
            "time,seconds_elapsed,z,y,x\n1,0,0,0,0\n",
            "in: this format is read in several places at once. Save it to a file first."));
  }

  @Test
  void mappedColumnThatLacksIsNamedWithThoseThereAre() {
    var mapping = new CsvMapping(CsvMapping.columns("time=t,ax=acc"), CsvMapping.units("time:s"));

    assertThatThrownBy(() -> Converted.of("t;x;y\n1;2;3\n", mapping))
        .hasMessage("in:1: no column acc; there are: t, x, y");
  }

  @Test
  void samplesOutOfOrderAreRefusedInTheirOwnFile() throws Exception {
    var file = folder.resolve("Gyroscope.csv");
    Files.writeString(file, "time,seconds_elapsed,z,y,x\n9,0,0,0,0\n8,0,0,0,0\n");

    assertThatThrownBy(() -> Converted.of(Input.of(file)))
        .hasMessage(file + ":3: time goes back from the sample before");
  }

  @Test
  void quaternionWithoutLengthIsRefused() throws Exception {
    var file = folder.resolve("Orientation.csv");
    Files.writeString(file, "time,seconds_elapsed,qz,qy,qx,qw\n9,0,0,0,0,0\n");

    assertThatThrownBy(() -> Converted.of(Input.of(file)))
        .hasMessage(file + ":2: a quaternion without a length is no orientation");
  }

  @Test
  void twoRecordingsInOneFolderAreRefused() throws Exception {
    for (var name : new String[] {"first", "second"}) {
      Files.createDirectory(folder.resolve(name));
      Files.writeString(
          folder.resolve(name).resolve("Gyroscope.csv"), "time,seconds_elapsed,z,y,x\n9,0,0,0,0\n");
    }

    assertThatThrownBy(() -> Converted.of(Input.of(folder)))
        .hasMessage(
            folder.resolve("second/Gyroscope.csv")
                + ":2: a second recording of one sensor. Convert them one by one.");
  }

  @Test
  void sensorLoggerFileThatIsNamedByNoSensorIsRefused() throws Exception {
    var file = folder.resolve("data.csv");
    Files.writeString(file, "time,seconds_elapsed,z,y,x\n9,0,0,0,0\n");

    assertThatThrownBy(() -> Converted.of(Input.of(file)))
        .hasMessage(
            file
                + ": no sensor of a trace in it. Sensor Logger names a file by its sensor, like"
                + " Accelerometer.csv.");
  }

  @ParameterizedTest
  @MethodSource("maps")
  void wrongMapSaysWhatIsExpected(Runnable parsing, String message) {
    assertThatThrownBy(parsing::run).hasMessageContaining(message);
  }

  static Stream<Arguments> maps() {
    return Stream.of(
        Arguments.of((Runnable) () -> CsvMapping.columns("time"), "'time' is not FIELD=COLUMN"),
        Arguments.of((Runnable) () -> CsvMapping.columns("time=t,q=x"), "'q' is no field"),
        Arguments.of((Runnable) () -> CsvMapping.columns("ax=t"), "names time and at least one"),
        Arguments.of((Runnable) () -> CsvMapping.units("time:h"), "'time:h' is no unit"));
  }
}
