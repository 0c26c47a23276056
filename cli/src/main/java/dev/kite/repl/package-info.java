/**
 * The prompt: reads a line, evaluates it in a target, prints the answer and what arrives meanwhile.
 *
 * <p>The only package that writes remote text to a terminal; never imports picocli, Undertow or
 * XNIO.
 */
@NullMarked
package dev.kite.repl;

import org.jspecify.annotations.NullMarked;
