package dev.kite.devtools;

import dev.kite.client.Target;

/** Hears which targets clients can be connected to. Called on the event loop. */
public interface TargetWatcher {
  /** A target that was not there before. */
  void came(Target target);

  /** It has left, and its connections have ended. */
  void left(Target target);
}
