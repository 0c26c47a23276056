package dev.kite.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings as other programs write them. */
class ForeignFormatsTest {
  private static final double TURN = Math.toDegrees(0.5);

  @TempDir private Path folder;

  @Test
  void eventsThatPageLoggedAreReadFromAnArrayWithAnyMembersBesides() throws Exception {
    var converted =
        Converted.of(
            """
            [{"isTrusted":true,"type":"devicemotion","timeStamp":1012.5,
              "acceleration":{"x":0.1,"y":-0.2,"z":null},
              "accelerationIncludingGravity":{"x":0,"y":9.8,"z":0.5},"rotationRate":null,
              "interval":16},
             {"type":"click","timeStamp":1013},
             {"type":"deviceorientation","timeStamp":1029.5,"alpha":1,"beta":2,"gamma":3,
              "absolute":false}]
            """);

    assertThat(converted.rows())
        .containsExactly(
            new Motion(0, new Vector(0.1, -0.2, null), new Vector(0.0, 9.8, 0.5), null, 16.0),
            new Orientation(17, 1.0, 2.0, 3.0, false));
    assertThat(converted.remarks()).containsExactly("1 event of another type was passed over.");
  }

  @Test
  void eventsWithoutTypeAreKnownByTheirMembers() throws Exception {
    var converted =
        Converted.of(
            """
            {"timeStamp":5,"accelerationIncludingGravity":{"x":0,"y":0,"z":9.8}}
            {"timeStamp":6,"alpha":10,"beta":20,"gamma":30}
            """);

    assertThat(converted.rows())
        .containsExactly(
            new Motion(0, null, new Vector(0.0, 0.0, 9.8), null, null),
            new Orientation(1, 10.0, 20.0, 30.0, null));
  }

  @Test
  void sensorLoggerFolderBecomesRowsAtTheTimesOfTheAccelerometer() throws Exception {
    write(
        "TotalAcceleration.csv",
        """
        time,seconds_elapsed,z,y,x
        1698501144401773000,0.1,9.8,0.2,0.1
        1698501144411773000,0.11,9.7,0.3,0.2
        """);
    write(
        "Gyroscope.csv",
        """
        time,seconds_elapsed,z,y,x
        1698501144403273000,0.1015,0,0,0.5
        1698501144411773000,0.11,0,0,-0.5
        """);
    write(
        "Orientation.csv",
        """
        time,seconds_elapsed,qz,qy,qx,qw,roll,pitch,yaw
        1698501144405773000,0.104,0.7071067811865476,0,0,0.7071067811865476,0,0,-1.57
        """);
    write("Annotation.csv", "time,seconds_elapsed,text,millisecond_press_duration\n");
    write("Barometer.csv", "time,seconds_elapsed,relativeAltitude,pressure\n");
    write("Metadata.csv", "version,platform,standardisation\n3,android,false\n");

    var converted = Converted.of(Input.of(folder));

    assertThat(converted.header().toJson())
        .contains("\"start\":\"2023-10-28T13:52:24.401773Z\"", "\"sign\":\"w3c\"");
    assertThat(converted.rows()).hasSize(3);
    assertThat(converted.rows().get(0))
        .isEqualTo(
            new Motion(0, null, new Vector(0.1, 0.2, 9.8), new Vector(TURN, 0.0, 0.0), null));
    assertThat(((Orientation) converted.rows().get(1)).alpha()).isEqualTo(90, within(1e-12));
    assertThat(converted.rows().get(1).time()).isEqualTo(4);
    assertThat(converted.rows().get(2))
        .isEqualTo(
            new Motion(10, null, new Vector(0.2, 0.3, 9.7), new Vector(-TURN, 0.0, 0.0), null));
    assertThat(converted.remarks()).containsExactly("No place in a trace for Barometer: left out.");
  }

  @Test
  void sensorLoggerJsonOfAnIphoneAddsGravityAndKeepsItsSigns() throws Exception {
    var file =
        write(
            "walk.json",
            """
            [{"sensor":"Metadata","platform":"ios","standardisation":"false"},
             {"sensor":"Accelerometer","time":"1698501144401773000","seconds_elapsed":"0.21",
              "z":"-0.5","y":"0.25","x":"1"},
             {"sensor":"Gravity","time":"1698501144401773000","seconds_elapsed":"0.21",
              "z":"-9.5","y":"0.25","x":"0"},
             {"sensor":"Annotation","time":"1698501144402773000","text":"step",
              "millisecond_press_duration":"80"}]
            """);

    var converted = Converted.of(Input.of(file));

    assertThat(converted.header().sign()).isEqualTo("ios");
    assertThat(converted.rows())
        .containsExactly(
            new Motion(0, new Vector(1.0, 0.25, -0.5), new Vector(1.0, 0.5, -10.0), null, null),
            new Mark(1, "step"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", ";,", "\t,"})
  void phyphoxIsReadWithAnySeparatorAndDecimalMark(String variant) throws Exception {
    var text =
        """
        "Time (s)","Acceleration x (m/s^2)","Acceleration y (m/s^2)","Acceleration z (m/s^2)"
        3.8225E-2,0E0,-1.5E-1,9.81E0
        5.8225E-2,1E0,NaN,9.82E0
        """;
    text = text.replace(",", variant.substring(0, 1));
    var file = write("Raw Data.csv", variant.length() == 2 ? text.replace('.', ',') : text);

    var converted = Converted.of(Input.of(file));

    assertThat(converted.header().sign()).isEqualTo("w3c");
    assertThat(converted.rows())
        .containsExactly(
            new Motion(0, null, new Vector(0.0, -0.15, 9.81), null, null),
            new Motion(20, null, new Vector(1.0, null, 9.82), null, null));
  }

  @Test
  void phyphoxFilesOfSeveralSensorsAreMerged() throws Exception {
    write(
        "Linear Acceleration.csv",
        "\"Time (s)\",\"Linear Acceleration x (m/s^2)\",\"Linear Acceleration y (m/s^2)\","
            + "\"Linear Acceleration z (m/s^2)\"\n0.5,1,2,3\n0.51,4,5,6\n");
    write(
        "Gyroscope.csv",
        "\"Time (s)\",\"Gyroscope x (rad/s)\",\"Gyroscope y (rad/s)\",\"Gyroscope z (rad/s)\","
            + "\"Absolute (rad/s)\"\n0.505,0.5,0,0,0.5\n");
    Files.createDirectory(folder.resolve("meta"));
    write("meta/device.csv", "property,value\nbrand,Fairphone\n");

    var rows = Converted.of(Input.of(folder)).rows();

    var turn = new Vector(TURN, 0.0, 0.0);
    assertThat(rows)
        .containsExactly(
            new Motion(0, new Vector(1.0, 2.0, 3.0), null, turn, null),
            new Motion(10, new Vector(4.0, 5.0, 6.0), null, turn, null));
  }

  @Test
  void mappedCsvIsReadInItsUnits() throws Exception {
    var mapping =
        new CsvMapping(
            CsvMapping.columns("time=t,gx=acc_x,gz=acc_z,ra=w,alpha=yaw"),
            CsvMapping.units("time:s,acc:g,gyro:rad,angle:rad"));

    var rows = Converted.of("t,acc_x,acc_z,w,yaw\n100.5,0,1,0.5,\n100.51,,,,0.5\n", mapping).rows();

    assertThat(rows)
        .containsExactly(
            new Motion(0, null, new Vector(0.0, null, 9.80665), new Vector(TURN, null, null), null),
            new Orientation(10, TURN, null, null, false));
  }

  @Test
  void webDriverCommandsOfOneMomentBecomeOneRow() throws Exception {
    var rows =
        rows(
            """
            {"time":0,"method":"POST","path":"/session/1f/sensor","body":{"type":"gyroscope"}}
            {"time":5,"method":"POST","path":"/session/1f/sensor/accelerometer","body":{"reading":{"x":1,"y":2,"z":3}}}
            {"time":5,"method":"POST","path":"/session/1f/sensor/gyroscope","body":{"reading":{"x":0.5,"y":0,"z":0}}}
            {"time":6,"method":"POST","path":"/session/1f/sensor/absolute-orientation","body":{"reading":{"alpha":1,"beta":2,"gamma":3}}}
            {"time":7,"method":"POST","path":"/session/1f/sensor/ambient-light","body":{"reading":{"illuminance":120}}}
            """);

    assertThat(rows)
        .containsExactly(
            new Motion(5, null, new Vector(1.0, 2.0, 3.0), new Vector(TURN, 0.0, 0.0), null),
            new AbsoluteOrientation(6, 1.0, 2.0, 3.0),
            new Generic(7, "AmbientLightSensor", List.of(120.0)));
  }

  @Test
  void devToolsCommandsAreReadAsTheClientSentThem() throws Exception {
    var rows =
        rows(
            """
            [{"time":1,"method":"Emulation.setSensorOverrideReadings","params":{"type":"linear-acceleration","reading":{"xyz":{"x":1,"y":2,"z":3}}}},
             {"time":2,"method":"DeviceOrientation.setDeviceOrientationOverride","params":{"alpha":1,"beta":2,"gamma":3}},
             {"time":3,"method":"Emulation.setSensorOverrideReadings","params":{"type":"absolute-orientation","reading":{"quaternion":{"x":0,"y":0,"z":0,"w":1}}}}]
            """);

    assertThat(rows)
        .containsExactly(
            new Motion(1, new Vector(1.0, 2.0, 3.0), null, null, null),
            new Orientation(2, 1.0, 2.0, 3.0, false),
            new AbsoluteOrientation(3, 0.0, 0.0, 0.0));
  }

  private static List<Reading> rows(String text) throws IOException {
    return Converted.of(text).rows();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
