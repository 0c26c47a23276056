package dev.kite.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;

import dev.kite.protocol.ControlKey;
import dev.kite.protocol.Key;
import dev.kite.protocol.KeyFormatException;
import dev.kite.repl.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Where the developer's key is kept: a file only its owner can read.
 *
 * <p>Several processes may need it first at the same time; all get the same key.
 */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** In bytes: a key and its newline have room in it, and hardly anything else that matters. */
  private static final int LONGEST = 1024;

  /** What happens when the key is read and there is no such file. */
  enum IfMissing {
    /** It is made with a new key. */
    MAKE,
    REFUSE
  }

  private final Path path;
  private final IfMissing ifMissing;
  private final PrintStream warnings;

  KeyFile(Path path, IfMissing ifMissing, PrintStream warnings) {
    this.path = path;
    this.ifMissing = ifMissing;
    this.warnings = warnings;
  }

  Path path() {
    return path;
  }

  /** The key in the file. */
  Key read() {
    if (Files.isDirectory(path)) {
      throw failure("is a folder. Name a file with --key-file");
    }
    try {
      if (Files.notExists(path)) {
        if (ifMissing == IfMissing.REFUSE) {
          throw failure("is not there. Name another, or make it with " + rotation());
        }
        create();
      }
      // A file that is something else than ours stays as it is.
      var key = stored();
      closeToOthers();
      return key;
    } catch (KeyFormatException | CharacterCodingException e) {
      throw failure(
          "holds no key: expected one line kc_ and 26 characters. Name another with --key-file");
    } catch (IOException e) {
      throw failure("cannot be read (" + reason(e) + "). Name another with --key-file");
    }
  }

  /** Puts a new key in place of the one there is; what is no key is not written over. */
  ControlKey rotate() {
    try {
      if (Files.exists(path)) {
        stored();
      }
      var key = ControlKey.random(new SecureRandom());
      Files.move(
          written(key), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return key;
    } catch (KeyFormatException | CharacterCodingException e) {
      throw failure("holds something else than a key and is not written over. Move it away first");
    } catch (IOException e) {
      throw failure("cannot be written (" + reason(e) + "). Name another with --key-file");
    }
  }

  private Key stored() throws IOException {
    if (Files.size(path) > LONGEST) {
      throw new CharacterCodingException();
    }
    return Key.parse(Files.readString(path, US_ASCII).strip());
  }

  private void create() throws IOException {
    var fresh = written(ControlKey.random(new SecureRandom()));
    try {
      // A link appears whole and never replaces what another process has put there first.
      Files.createLink(path, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, path);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private Path written(ControlKey key) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new NoSuchFileException(path.toString());
    }
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, posix() ? attributes(OWNER_FOLDER) : attributes());
    }
    var file =
        Files.createTempFile(folder, ".key", "", posix() ? attributes(OWNER_ONLY) : attributes());
    Files.writeString(file, key.text() + "\n", US_ASCII);
    return file;
  }

  private void closeToOthers() throws IOException {
    if (!posix() || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    } catch (FileSystemException e) {
      throw failure(
          "is open to others and not yours to close. Copy it to a file of yours and name that with --key-file");
    }
    warnings.println(
        "kite: The key file "
            + path
            + " was open to others; it is yours alone now. If others may have read it: "
            + rotation());
  }

  private boolean posix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes() {
    return new FileAttribute<?>[0];
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return new FileAttribute<?>[] {asFileAttribute(permissions)};
  }

  /** The command that makes a key just here. */
  private String rotation() {
    var rotate = "kite key rotate";
    return ifMissing == IfMissing.MAKE ? rotate : rotate + " --key-file " + path;
  }

  private Failure failure(String problem) {
    return new Failure(ExitCode.USAGE, "The key file " + path + " " + problem + ".");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "you may not, by its permissions or its folder's";
    }
    return e instanceof FileSystemException named && named.getReason() != null
        ? named.getReason()
        : e.getClass().getSimpleName();
  }
}
