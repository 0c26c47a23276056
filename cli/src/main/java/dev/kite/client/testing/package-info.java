/**
 * Kite for tests: a page by its name, its logs and errors, evaluation and replay in blocking calls,
 * and a JUnit 5 extension with a relay of its own. JUnit is needed by {@link
 * dev.kite.client.testing.KiteExtension} alone.
 *
 * <p>Never imports a terminal: no JLine, no picocli.
 */
@NullMarked
package dev.kite.client.testing;

import org.jspecify.annotations.NullMarked;
