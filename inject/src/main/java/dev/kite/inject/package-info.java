/**
 * The page script as it was built into this jar, and nothing else.
 *
 * <p>Imports the JDK only: no server, no terminal.
 */
@NullMarked
package dev.kite.inject;

import org.jspecify.annotations.NullMarked;
