package dev.kite.cli;

import dev.kite.protocol.Key;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key is. */
final class KeyOptions {
  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Your key; default $KITE_KEY_FILE or ~/.config/kite/key.")
  private @Nullable Path file;

  Key read(Surroundings surroundings) {
    return file(surroundings).read();
  }

  KeyFile file(Surroundings surroundings) {
    return new KeyFile(path(surroundings), surroundings.err());
  }

  private Path path(Surroundings surroundings) {
    if (file != null) {
      return file;
    }
    var named = surroundings.variable("KITE_KEY_FILE");
    return named != null ? Path.of(named) : configuration(surroundings).resolve("kite/key");
  }

  private static Path configuration(Surroundings surroundings) {
    var configured = surroundings.variable("XDG_CONFIG_HOME");
    // The specification says that a relative path there is to be ignored.
    if (configured != null && Path.of(configured).isAbsolute()) {
      return Path.of(configured);
    }
    var home = surroundings.variable("HOME");
    return Path.of(home != null ? home : System.getProperty("user.home"), ".config");
  }
}
