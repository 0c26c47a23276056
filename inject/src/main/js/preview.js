/**
 * Object previews by V8's rules: 5 properties and 100 indices for the whole preview, 5 entries, texts cut to 100 characters.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createCallSites>} callSites
 * @param {ReturnType<createWalk>} walk
 * @param {{brief: function, take: function(string): string, isFull: function(): boolean}} values
 */
function createPreviews(intrinsics, callSites, walk, values) {
  var MAX = 100;

  function cut(text, isMiddle) {
    return text.length > MAX
      ? intrinsics.slice(text, 0, isMiddle ? MAX / 2 : MAX - 1) + '\u2026' + (isMiddle ? intrinsics.slice(text, 1 - MAX / 2) : '')
      : text;
  }

  function property(name, value, typeName) {
    var brief = values.brief(value, typeName);
    var isMiddle = !brief.kind ? brief.type != 'symbol' : brief.subtype == 'regexp';
    return {
      name: name,
      type: brief.type,
      subtype: brief.subtype,
      value: brief.type == 'function' ? '' : values.take(cut(brief.text, isMiddle))
    };
  }

  function entry(value, typeName, limits) {
    var brief = values.brief(value, typeName);
    return brief.type == 'object' && brief.kind
      ? preview(value, brief, limits, { isEntry: true })
      : { type: brief.type, subtype: brief.subtype, description: values.take(brief.text), overflow: false, properties: [] };
  }

  function entries(object, kind, limits, result) {
    var isMap = kind.subtype == 'map';
    var iteration = isMap ? intrinsics.map : intrinsics.set;
    if (kind.size && iteration) {
      var list = [];
      var iterator = iteration.of(object);
      while (list.length < 10 && list.length < 2 * kind.size) {
        var pair = iteration.next(iterator).value;
        list[list.length] = isMap ? pair[0] : undefined;
        list[list.length] = pair[1];
      }
      var names = callSites.namesOf(list);
      result.entries = [];
      for (var i = 0; i < list.length; i += 2) {
        result.entries[i / 2] = {
          key: isMap ? entry(list[i], names[i], limits) : undefined,
          value: entry(list[i + 1], names[i + 1], limits)
        };
      }
      result.overflow = result.overflow || kind.size > 5;
    }
  }

  // In the columns' order, each once.
  function pick(properties, columns) {
    var picked = [];
    var seen = intrinsics.create(null);
    intrinsics.each(columns, function (column) {
      for (var i = 0; i < properties.length && !(column in seen); i++) {
        if (properties[i].name === column) {
          picked[picked.length] = properties[i];
          seen[column] = true;
        }
      }
    });
    return picked;
  }

  /**
   * `options.isEntry`: inside a map or set, whose entries are not shown again. `options.isTable`: with a preview of each
   * property's value, reduced to the names in `options.columns` when there are any.
   */
  function preview(object, brief, limits, options) {
    var kind = brief.kind;
    var result = { type: 'object', subtype: kind.subtype, description: values.take(brief.text), overflow: false, properties: [] };
    var isBoxedString = kind.inner && typeof kind.answer == 'string';
    var isFull = false;
    var items = [];
    var shown = [];

    function add(key, read, index) {
      var limit = index ? 'indices' : 'names';
      if (!limits[limit]) {
        result.overflow = isFull = true;
        return false;
      }
      limits[limit]--;
      shown[items.length] = read ? read.value : undefined;
      items[items.length] = { key: key, read: read };
    }

    // After all were found, because the engine is asked for the classes of all at once.
    function write() {
      var names = callSites.namesOf(shown);
      for (var i = 0; i < items.length; i++) {
        if (values.isFull()) {
          result.overflow = true;
          return;
        }
        var name = values.take(walk.nameOf(items[i].key));
        result.properties[i] = items[i].read ? item(name, shown[i], names[i]) : { name: name, type: 'accessor' };
      }
    }

    function item(name, value, typeName) {
      var made = property(name, value, typeName);
      if (options.isTable && made.type == 'object' && made.subtype != 'null') {
        var row = preview(value, values.brief(value, typeName), { names: 1000, indices: 1000 }, {});
        if (options.columns) {
          row.properties = pick(row.properties, options.columns);
        }
        made.valuePreview = row;
      }
      return made;
    }

    function isHidden(key, index) {
      return key === 'constructor' || (key === 'length' && (kind.subtype == 'array' || isBoxedString)) || (index && isBoxedString);
    }

    function own(key, found, index) {
      if (!found) {
        result.overflow = true;
      } else if (!isHidden(key, index) && (found.get || !found.set)) {
        return add(key, found.get ? walk.readNative(object, found, key) : found, index);
      }
    }

    function inherited() {
      var getters = kind.facts.getters;
      for (var i = 0; i < getters.length && !isFull; i++) {
        var key = getters[i].key;
        var read = !isHidden(key) && !intrinsics.has(object, key) && walk.readNative(object, getters[i].found, key);
        read && add(key, read);
      }
    }

    if (kind.subtype == 'proxy') {
      // Whatever it has, only its traps could tell.
      result.overflow = !!kind.target;
      return result;
    }
    try {
      kind.inner && add(kind.inner, { value: kind.answer });
      walk.eachOwn(object, kind.size, own);
      inherited();
    } catch (e) {
      // A Proxy's trap threw, on an engine that does not tell Proxies: what is known so far is shown.
    }
    try {
      write();
      if (kind.subtype == 'map' || kind.subtype == 'set') {
        options.isEntry ? (result.overflow = result.overflow || kind.size > 0) : entries(object, kind, limits, result);
      }
    } catch (e) {
      // The page's stack is full.
    }
    return result;
  }

  return {
    cut: cut,
    of: function (object, brief, options) {
      var many = options.isTable && 1000;
      return preview(object, brief, { names: many || 5, indices: many || MAX }, options);
    }
  };
}
