/**
 * The relay on the network: the listener, its routes, its pages and one endpoint for each
 * transport.
 *
 * <p>The only package that imports Undertow and XNIO.
 */
@NullMarked
package dev.kite.http;

import org.jspecify.annotations.NullMarked;
