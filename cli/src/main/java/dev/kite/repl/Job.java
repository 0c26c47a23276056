package dev.kite.repl;

/**
 * Something that runs while the prompt goes on.
 *
 * @param kind like {@code recording}
 * @param page the name of the page it runs in
 * @param what its source or its file
 * @param state how far it is, in a few words; empty when there is nothing to say
 * @param nanos for how long it runs
 */
record Job(String kind, String page, String what, String state, long nanos) {}
