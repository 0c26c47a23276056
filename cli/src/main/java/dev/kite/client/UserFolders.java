package dev.kite.client;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a user's files belong: the folders of the XDG Base Directory Specification, below {@code
 * $HOME} unless a variable names another.
 */
public final class UserFolders {
  private UserFolders() {}

  /** For what the user would not want to lose: {@code ~/.config}. */
  public static Path configuration(Map<String, String> variables) {
    return folder(variables, "XDG_CONFIG_HOME", ".config");
  }

  /** For what is kept from one run to the next: {@code ~/.local/state}. */
  public static Path state(Map<String, String> variables) {
    return folder(variables, "XDG_STATE_HOME", ".local/state");
  }

  private static Path folder(Map<String, String> variables, String name, String usual) {
    var named = Path.of(variables.getOrDefault(name, ""));
    // The specification says that a relative path there is to be ignored.
    return named.isAbsolute() ? named : home(variables).resolve(usual);
  }

  /** Java knows the home of the account only, which is not the one of {@code sudo -E} or a test. */
  private static Path home(Map<String, String> variables) {
    var home = variables.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
  }
}
