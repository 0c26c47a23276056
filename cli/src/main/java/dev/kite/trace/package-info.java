/**
 * Sensor trace files: reading, writing, recording, playing, converting and plotting them.
 *
 * <p>Never imports a terminal: no JLine, no picocli.
 */
@NullMarked
package dev.kite.trace;

import org.jspecify.annotations.NullMarked;
