package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JavaScript worlds of a page as one session knows them: the page's own, and isolated ones that
 * are other names for it, since a script has no way into a world of its own.
 *
 * <p>Belongs to the event loop.
 */
final class Worlds {
  private static final int MOST = 64;

  private final Page page;
  private final List<World> isolated = new ArrayList<>();

  /** A world; the page's own has no name. */
  record World(long id, String name) {
    boolean isDefault() {
      return name.isEmpty();
    }
  }

  Worlds(Page page) {
    this.page = page;
  }

  World own() {
    return new World(page.load().context(), "");
  }

  List<World> all() {
    var all = new ArrayList<World>();
    all.add(own());
    all.addAll(isolated);
    return all;
  }

  Optional<World> named(String name) {
    return isolated.stream().filter(world -> world.name().equals(name)).findFirst();
  }

  World isolate(String name) throws Refusal {
    if (isolated.size() >= MOST) {
      throw Refusal.of("This session has " + MOST + " isolated worlds already.");
    }
    var world = new World(page.nextContext(), name);
    isolated.add(world);
    return world;
  }

  /** The document has gone, and its worlds with it. */
  void clear() {
    isolated.clear();
  }

  /**
   * The world a command names by one of the members, empty when it names none.
   *
   * @param idMember {@code contextId} or {@code executionContextId}
   */
  Optional<World> named(Params params, String idMember) throws Refusal {
    var unique = params.optionalText("uniqueContextId");
    if (unique.isPresent()) {
      return Optional.of(
          all().stream()
              .filter(world -> uniqueId(world).equals(unique.get()))
              .findFirst()
              .orElseThrow(() -> Refusal.of("uniqueContextId not found")));
    }
    var id = params.whole(idMember);
    return id.isEmpty() ? Optional.empty() : Optional.of(find(id.getAsLong()));
  }

  private World find(long id) throws Refusal {
    return all().stream()
        .filter(world -> world.id() == id)
        .findFirst()
        .orElseThrow(() -> Refusal.of("Cannot find context with specified id"));
  }

  /** As in {@code Runtime.executionContextCreated}. */
  JsonObject description(World world) {
    var about = new JsonObject();
    about.addProperty("isDefault", world.isDefault());
    about.addProperty("type", world.isDefault() ? "default" : "isolated");
    about.addProperty("frameId", page.id());
    var description = new JsonObject();
    description.addProperty("id", world.id());
    description.addProperty("origin", origin(page.target().url()));
    description.addProperty("name", world.name());
    description.addProperty("uniqueId", uniqueId(world));
    description.add("auxData", about);
    return description;
  }

  private String uniqueId(World world) {
    return world.id() + "." + page.load().epoch();
  }

  static String origin(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() == null ? "://" : uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException odd) {
      return "://";
    }
  }
}
