/**
 * Object previews by V8's rules: 5 properties and 100 indices for the whole preview, 5 entries, texts cut to 100 characters.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createWalk>} walk
 * @param {{brief: function, take: function(string): string, isFull: function(): boolean}} values
 */
function createPreviews(intrinsics, walk, values) {
  var MAX = 100;

  function cut(text, isMiddle) {
    return text.length > MAX
      ? intrinsics.slice(text, 0, isMiddle ? MAX / 2 : MAX - 1) + '\u2026' + (isMiddle ? intrinsics.slice(text, 1 - MAX / 2) : '')
      : text;
  }

  function property(name, value) {
    var brief = values.brief(value);
    var isMiddle = !brief.kind ? brief.type != 'symbol' : brief.subtype == 'regexp';
    return {
      name: name,
      type: brief.type,
      subtype: brief.subtype,
      value: brief.type == 'function' ? '' : values.take(cut(brief.text, isMiddle))
    };
  }

  function entry(value, limits) {
    var brief = values.brief(value);
    return brief.type == 'object' && brief.kind
      ? preview(value, brief, limits, { isEntry: true })
      : { type: brief.type, subtype: brief.subtype, description: values.take(brief.text), overflow: false, properties: [] };
  }

  function entries(object, kind, limits, result) {
    var isMap = kind.subtype == 'map';
    var iteration = isMap ? intrinsics.map : intrinsics.set;
    if (kind.size && iteration) {
      result.entries = [];
      var iterator = iteration.of(object);
      for (var i = 0; i < 5 && i < kind.size; i++) {
        var pair = iteration.next(iterator).value;
        result.entries[i] = { key: isMap ? entry(pair[0], limits) : undefined, value: entry(pair[1], limits) };
      }
      result.overflow = result.overflow || kind.size > 5;
    }
  }

  function pick(properties, columns) {
    var picked = [];
    for (var i = 0; i < properties.length; i++) {
      for (var j = 0; j < columns.length; j++) {
        if (columns[j] === properties[i].name) {
          picked[picked.length] = properties[i];
          break;
        }
      }
    }
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

    function add(key, read, index) {
      var limit = index ? 'indices' : 'names';
      if (!limits[limit] || values.isFull()) {
        result.overflow = isFull = true;
        return false;
      }
      limits[limit]--;
      var name = values.take(walk.nameOf(key));
      var item = read ? property(name, read.value) : { name: name, type: 'accessor' };
      if (options.isTable && item.type == 'object' && item.subtype != 'null') {
        var row = preview(read.value, values.brief(read.value), { names: 1000, indices: 1000 }, {});
        if (options.columns) {
          row.properties = pick(row.properties, options.columns);
        }
        item.valuePreview = row;
      }
      result.properties[result.properties.length] = item;
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

    try {
      kind.inner && add(kind.inner, { value: kind.answer });
      walk.eachOwn(object, kind.size, own);
      inherited();
      if (kind.subtype == 'map' || kind.subtype == 'set') {
        options.isEntry ? (result.overflow = result.overflow || kind.size > 0) : entries(object, kind, limits, result);
      }
    } catch (e) {
      // A Proxy's trap threw: what is known so far is shown.
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
