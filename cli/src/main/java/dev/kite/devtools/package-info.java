/**
 * The Chrome DevTools Protocol on loopback: what a protocol client asks is answered by a page's
 * script or, where it is about the browser, from what a console knows.
 *
 * <p>Never imports a terminal, Undertow or XNIO; all its state belongs to one event loop.
 */
@NullMarked
package dev.kite.devtools;

import org.jspecify.annotations.NullMarked;
