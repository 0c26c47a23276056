package dev.kite.repl;

import dev.kite.client.Stamp;
import java.util.LinkedHashMap;
import java.util.Map;

/** How deep each page's {@code console.group} calls are; of at most {@value #MAX_PAGES} pages. */
final class Groups {
  private static final int MAX_PAGES = 256;
  private static final int MAX_DEPTH = 16;

  private record Depth(String epoch, int depth) {}

  private final Map<String, Depth> depths = new LinkedHashMap<>();

  int depth(Stamp at) {
    var known = depths.get(at.target());
    return known != null && known.epoch().equals(at.epoch()) ? known.depth() : 0;
  }

  void open(Stamp at) {
    put(at, Math.min(MAX_DEPTH, depth(at) + 1));
  }

  void close(Stamp at) {
    put(at, Math.max(0, depth(at) - 1));
  }

  void closeAll(Stamp at) {
    depths.remove(at.target());
  }

  private void put(Stamp at, int depth) {
    depths.remove(at.target());
    depths.put(at.target(), new Depth(at.epoch(), depth));
    if (depths.size() > MAX_PAGES) {
      depths.remove(depths.keySet().iterator().next());
    }
  }
}
