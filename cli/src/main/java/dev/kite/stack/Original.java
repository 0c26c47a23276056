package dev.kite.stack;

/**
 * Where generated code comes from.
 *
 * @param url of the source, resolved against the map's own
 * @param path the part of it that a person looks for, like {@code src/cart.ts}
 * @param line from 1, like the column
 * @param name what the map calls the thing at this place; empty when it says nothing
 * @param exact whether the map speaks of this very place, not of code before it in the line
 * @param ignored whether the map says that this source is somebody else's
 */
public record Original(
    String url, String path, int line, int column, String name, boolean exact, boolean ignored) {}
