/**
 * Stacks of any engine, read and led back to the sources they were built from.
 *
 * <p>Knows neither pages nor terminals: text in, frames out. Text of a page is remote and stays
 * unsafe for a terminal.
 */
@NullMarked
package dev.kite.stack;

import org.jspecify.annotations.NullMarked;
