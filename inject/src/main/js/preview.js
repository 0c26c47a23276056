/**
 * Object previews by V8's rules: 5 properties and 100 indices for the whole preview, 5 entries, texts cut to 100 characters.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createWalk>} walk
 * @param {{kindOf: function, textOf: function, take: function(string): string, isFull: function(): boolean}} values
 */
function createPreviews(intrinsics, walk, values) {
  var MAX = 100;

  function middle(text) {
    return text.length > MAX
      ? intrinsics.slice(text, 0, MAX / 2) + '\u2026' + intrinsics.slice(text, 1 - MAX / 2)
      : text;
  }

  function end(text) {
    return text.length > MAX ? intrinsics.slice(text, 0, MAX - 1) + '\u2026' : text;
  }

  function property(name, value) {
    var type = typeof value;
    if (type == 'object' || (type == 'undefined' && value !== undefined)) {
      if (value === null) {
        return { name: name, type: 'object', subtype: 'null', value: 'null' };
      }
      var kind = values.kindOf(value);
      var text = values.textOf(value, kind);
      return { name: name, type: 'object', subtype: kind.subtype, value: (kind.subtype == 'regexp' ? middle : end)(text) };
    }
    if (type == 'function') {
      return { name: name, type: type, value: '' };
    }
    text = type == 'string' ? value : values.textOf(value);
    return { name: name, type: type, value: (type == 'symbol' ? end : middle)(text) };
  }

  function entry(value, limits) {
    var type = typeof value;
    if (value !== null && (type == 'object' || (type == 'undefined' && value !== undefined))) {
      var kind = values.kindOf(value);
      return preview(value, kind, values.textOf(value, kind), limits, { entry: true });
    }
    return {
      type: type,
      subtype: value === null ? 'null' : undefined,
      description: values.take(type == 'string' ? value : values.textOf(value)),
      overflow: false,
      properties: []
    };
  }

  function entries(object, kind, limits, result) {
    var isMap = kind.subtype == 'map';
    var iteration = isMap ? intrinsics.map : intrinsics.set;
    if (!kind.size || !iteration.of || !iteration.next) {
      return;
    }
    var list = [];
    var iterator = iteration.of(object);
    for (var i = 0; i < 5 && i < kind.size; i++) {
      var pair = iteration.next(iterator).value;
      list[i] = isMap ? { key: entry(pair[0], limits), value: entry(pair[1], limits) } : { value: entry(pair[1], limits) };
    }
    result.entries = list;
    result.overflow = result.overflow || kind.size > 5;
  }

  function isListed(columns, name) {
    for (var i = 0; i < columns.length; i++) {
      if (columns[i] === name) {
        return true;
      }
    }
  }

  /**
   * `options.entry`: inside a map or set, where entries are not shown again. `options.table`: with a preview of each property's
   * value, reduced to the names in `options.columns` when there are any.
   */
  function preview(object, kind, description, limits, options) {
    var result = { type: 'object', subtype: kind.subtype, description: description, overflow: false, properties: [] };
    var list = result.properties;
    var full = false;
    var isBoxedString = kind.inner && typeof kind.answer == 'string';
    var isList = isBoxedString || kind.subtype == 'array';

    function add(name, value, index) {
      var limit = index ? 'indices' : 'names';
      if (!limits[limit] || values.isFull()) {
        result.overflow = full = true;
        return false;
      }
      limits[limit]--;
      var item = property(values.take(name), value);
      values.take(item.value);
      if (options.table && (item.type == 'object' && value !== null)) {
        var row = values.kindOf(value);
        item.valuePreview = preview(value, row, item.value, { names: 1000, indices: 1000 }, {});
        if (options.columns) {
          item.valuePreview.properties = pick(item.valuePreview.properties, options.columns);
        }
      }
      list[list.length] = item;
    }

    function accessor(name) {
      if (!limits.names) {
        result.overflow = full = true;
        return false;
      }
      limits.names--;
      list[list.length] = { name: values.take(name), type: 'accessor' };
    }

    function own(key, found, index) {
      if (!found) {
        result.overflow = true;
        return;
      }
      if (key === 'constructor' || (key === 'length' && isList) || (index && isBoxedString)) {
        return;
      }
      if (!found.get && !found.set) {
        return add(walk.nameOf(key), found.value, index);
      }
      var read = walk.readNative(object, found, key);
      return read ? add(walk.nameOf(key), read.value, index) : found.get && accessor(walk.nameOf(key));
    }

    try {
      if (kind.inner) {
        add(kind.inner, kind.answer);
      }
      walk.eachOwn(object, kind.size, own);
      if (!full) {
        inherited(object, kind, add);
      }
      if (kind.subtype == 'map' || kind.subtype == 'set') {
        if (options.entry) {
          result.overflow = result.overflow || kind.size > 0;
        } else {
          entries(object, kind, limits, result);
        }
      }
    } catch (e) {
      // A Proxy's trap threw: what is known so far is shown.
    }
    return result;
  }

  function inherited(object, kind, add) {
    var getters = kind.facts.getters;
    for (var i = 0; i < getters.length; i++) {
      var key = getters[i].key;
      if (key === 'constructor' || (key === 'length' && kind.subtype == 'array') || intrinsics.has(object, key)) {
        continue;
      }
      var read = walk.readNative(object, getters[i].found, key);
      if (read && add(walk.nameOf(key), read.value) === false) {
        return;
      }
    }
  }

  function pick(properties, columns) {
    var picked = [];
    for (var i = 0; i < properties.length; i++) {
      if (isListed(columns, properties[i].name)) {
        picked[picked.length] = properties[i];
      }
    }
    return picked;
  }

  return {
    middle: middle,
    of: function (object, kind, description, table, columns) {
      var many = table ? 1000 : 0;
      return preview(object, kind, description, { names: many || 5, indices: many || MAX }, { table: table, columns: columns });
    }
  };
}
