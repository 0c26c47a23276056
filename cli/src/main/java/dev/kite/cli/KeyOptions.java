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
      description = {"Your key.", "Default $KITE_KEY_FILE or ~/.config/kite/key."})
  private @Nullable Path file;

  Key read(Surroundings surroundings) {
    return file(surroundings).read();
  }

  /** A file that is named and missing is more likely mistyped than wanted. */
  KeyFile file(Surroundings surroundings) {
    var variable = surroundings.variable("KITE_KEY_FILE");
    var named = file != null ? file : variable != null ? Path.of(variable) : null;
    return named != null
        ? new KeyFile(named, KeyFile.IfMissing.REFUSE, surroundings.err())
        : new KeyFile(usual(surroundings), KeyFile.IfMissing.MAKE, surroundings.err());
  }

  private static Path usual(Surroundings surroundings) {
    return UserFolders.configuration(surroundings.variables()).resolve("kite/key");
  }
}
