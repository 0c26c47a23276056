package dev.kite.stack;

import java.net.URI;
import java.util.ArrayDeque;

/** Names the sources of a map: the whole URL for programs, a short path for people. */
final class SourceName {
  private SourceName() {}

  static SourceMap.Source resolve(String source, String root, String map) {
    var name = root.isEmpty() || isAbsolute(source) ? source : slashed(root) + source;
    return new SourceMap.Source(absolute(name, map), path(name));
  }

  private static String slashed(String root) {
    return root.endsWith("/") ? root : root + "/";
  }

  private static boolean isAbsolute(String source) {
    return source.startsWith("/") || Place.isAbsolute(source);
  }

  private static String absolute(String name, String map) {
    if (Place.isAbsolute(name) || map.startsWith("data:")) {
      return name;
    }
    try {
      return URI.create(map).resolve(name.replace(" ", "%20")).toString();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** Without scheme, host, query and steps up: {@code webpack://shop/./src/cart.ts?1a2b}. */
  private static String path(String name) {
    var path = name;
    int authority = Place.isAbsolute(name) ? name.indexOf(":") + 1 : -1;
    if (authority > 0 && name.startsWith("//", authority)) {
      int slash = name.indexOf('/', authority + 2);
      path = slash < 0 ? name.substring(authority + 2) : name.substring(slash + 1);
      path = name.startsWith("file:") ? "/" + path : path;
    } else if (authority > 0) {
      path = name.substring(authority);
    }
    int query = path.indexOf('?');
    return normal(query < 0 ? path : path.substring(0, query));
  }

  private static String normal(String path) {
    var steps = new ArrayDeque<String>();
    for (var step : path.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", steps);
  }
}
