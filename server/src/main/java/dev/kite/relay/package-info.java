/**
 * The relay's rooms: who is in them, what they hold, and what is sent to whom.
 *
 * <p>No I/O types: no Undertow, no XNIO, no sockets, no channels; time and randomness come in as
 * parameters.
 */
@NullMarked
package dev.kite.relay;

import org.jspecify.annotations.NullMarked;
