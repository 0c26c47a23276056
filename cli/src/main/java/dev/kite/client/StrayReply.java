package dev.kite.client;

/** An answer this connection no longer waits for, because its deadline had passed. */
public record StrayReply(Stamp at, String commandId, Outcome outcome) {}
