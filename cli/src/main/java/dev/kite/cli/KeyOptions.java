package dev.kite.cli;

import dev.kite.client.UserFolders;
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
    return named != null
        ? Path.of(named)
        : UserFolders.configuration(surroundings.variables()).resolve("kite/key");
  }
}
