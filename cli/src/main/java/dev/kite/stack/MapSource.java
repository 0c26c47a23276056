package dev.kite.stack;

/** Where the source map of a script comes from; may wait for disks and networks. */
@FunctionalInterface
public interface MapSource {

  /**
   * The map of a script.
   *
   * @throws BadSourceMapException when there is none, or none that can be read; says why
   */
  SourceMap find(String script, LoadedPage page) throws BadSourceMapException;
}
