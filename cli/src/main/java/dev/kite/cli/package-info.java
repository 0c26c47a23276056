/**
 * The commands, one class each, their options and their exit codes.
 *
 * <p>Never imports Undertow, XNIO or Gson; only main ends the process.
 */
@NullMarked
package dev.kite.cli;

import org.jspecify.annotations.NullMarked;
