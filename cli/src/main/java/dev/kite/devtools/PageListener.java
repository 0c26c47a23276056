package dev.kite.devtools;

import dev.kite.client.Gap;
import dev.kite.client.PageEvent;
import dev.kite.client.Target;

/** Hears what happens to a page, on the event loop. */
interface PageListener {
  /** The page's document goes; {@link #arrived} follows. */
  default void left(Load before) {}

  /** A new document is there. */
  default void arrived(Load now) {}

  /** The document and all that belongs to it has been loaded. */
  default void completed(Load now) {}

  /** Title, URL or state are others, in the same document. */
  default void changed(Target before) {}

  /** The page logged something, or says how it is. */
  default void event(PageEvent event) {}

  /** An event that only we asked for. */
  default void asked(PageEvent event) {}

  /** What the page logged was lost in part. */
  default void lost(Gap gap) {}
}
