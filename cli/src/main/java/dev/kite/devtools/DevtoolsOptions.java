package dev.kite.devtools;

import java.util.Set;
import java.util.function.Consumer;

/**
 * How the protocol is served.
 *
 * @param port 0 for one that is free
 * @param origins of web pages that may be clients, like {@code https://tools.example.com}
 * @param product our name and version, like {@code kite/0.1.0}
 * @param target the only target that clients see, or empty for all
 * @param complaints told of our own defects, which stop nothing
 */
public record DevtoolsOptions(
    int port,
    Set<String> origins,
    String product,
    String target,
    Consumer<RuntimeException> complaints) {
  public DevtoolsOptions {
    origins = Set.copyOf(origins);
  }
}
