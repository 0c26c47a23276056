/**
 * A trace as one HTML page that needs nothing else: facts, plots, rates, and how a replay went.
 *
 * <p>Imports trace files and Gson only; every text of a trace goes through {@code Html}.
 */
@NullMarked
package dev.kite.trace.report;

import org.jspecify.annotations.NullMarked;
