/**
 * Sensor trace files: reading, writing, normalising and converting them, and what is drawn of them.
 *
 * <p>Never imports a connection ({@code dev.kite.client}) or a terminal: no JLine, no picocli.
 */
@NullMarked
package dev.kite.trace;

import org.jspecify.annotations.NullMarked;
