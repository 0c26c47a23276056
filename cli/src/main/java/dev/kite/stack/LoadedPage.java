package dev.kite.stack;

/**
 * The page a stack comes from.
 *
 * @param load names one load of it, so that a script built anew is asked for anew
 * @param url its own, as it says; empty when it is not known
 */
public record LoadedPage(String load, String url) {}
