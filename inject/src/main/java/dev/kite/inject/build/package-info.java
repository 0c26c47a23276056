/**
 * Makes the page script out of {@code src/main/js} while the project is built.
 *
 * <p>The only place that imports Closure Compiler; not in the jar, and nothing that is may import
 * it.
 */
@NullMarked
package dev.kite.inject.build;

import org.jspecify.annotations.NullMarked;
