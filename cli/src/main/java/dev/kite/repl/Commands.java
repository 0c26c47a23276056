package dev.kite.repl;

final class Commands {
  static boolean isCommand(String line) {
    return line.startsWith(":");
  }
}
