/**
 * A console's connection to a relay as a Java API: targets, evaluation, events, readings,
 * reconnection.
 *
 * <p>Never imports a terminal: no JLine, no picocli.
 */
@NullMarked
package dev.kite.client;

import org.jspecify.annotations.NullMarked;
