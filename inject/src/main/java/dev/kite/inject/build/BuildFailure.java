package dev.kite.inject.build;

/** Why the page script could not be built, in words for the one who wrote the source. */
final class BuildFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  BuildFailure(String message) {
    super(message);
  }
}
