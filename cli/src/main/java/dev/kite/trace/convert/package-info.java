/**
 * Recordings of motion in other programs' formats, read and written row by row.
 *
 * <p>One class for each format and direction; {@link dev.kite.trace.convert.TraceFormat} lists
 * them. Never imports a connection or a terminal.
 */
@NullMarked
package dev.kite.trace.convert;

import org.jspecify.annotations.NullMarked;
