package dev.kite.client;

/**
 * Where an entry stands: in the room log and in its page's life.
 *
 * @param position in the room log, or 0 when the relay made it in passing
 * @param time the relay's clock, ms since 1970
 * @param target the id of the page, empty for a notice about none
 * @param epoch the load of the page, {@code -} when the relay made the entry
 * @param seq its number in the epoch, 0 when the relay made the entry
 */
public record Stamp(long position, long time, String target, String epoch, long seq) {}
