package dev.kite.client;

import com.google.gson.JsonObject;

/** An unasked message of a page; methods are listed in docs/protocol.md. */
public record PageEvent(Stamp at, String method, JsonObject params) {}
