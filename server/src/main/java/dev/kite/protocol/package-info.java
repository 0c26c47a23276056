/**
 * The words both ends speak: keys, link frames, messages, readings, and their codec.
 *
 * <p>Imports the JDK and Gson only: no server, no terminal, no threads.
 */
@NullMarked
package dev.kite.protocol;

import org.jspecify.annotations.NullMarked;
