/**
 * What a console does with a page's motion over its connection: records it into a trace, replays a
 * trace into it.
 *
 * <p>Never imports a terminal: no JLine, no picocli.
 */
@NullMarked
package dev.kite.client.motion;

import org.jspecify.annotations.NullMarked;
