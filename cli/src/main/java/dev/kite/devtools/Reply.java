package dev.kite.devtools;

import com.google.gson.JsonObject;

/** Where the answer to one command goes; exactly one is given. */
interface Reply {
  void done(JsonObject result);

  void refuse(Refusal why);

  /** Done, with nothing to tell. */
  default void done() {
    done(new JsonObject());
  }
}
