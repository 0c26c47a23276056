package dev.kite.relay;

import java.util.function.Consumer;

/**
 * What a relay gets from outside: time, randomness and bounds.
 *
 * @param defects told of our own broken promises; they stop nothing
 */
public record Environment(
    Clock clock,
    Scheduler scheduler,
    Ids ids,
    Limits limits,
    Counters counters,
    Consumer<RuntimeException> defects) {}
