package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (var in = Version.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "version.txt is missing from the jar: build it with mvn package");
      }
      return new String[] {"kite " + new String(in.readAllBytes(), UTF_8).strip()};
    }
  }
}
