/**
 * RemoteObjects by V8's rules, and the handles behind their ids: at most 1,000 live ones, half of them in the group
 * `console`, of which the oldest goes first: what a page logs does not push out what a client holds. Nothing here throws, calls a getter of the page, or writes more than 64 KiB for one call.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createValues(intrinsics) {
  var HANDLES = 1000;
  var BYTES = 65536;
  var STRANGE = /[^ !#-[\]-~]/;
  var slice = intrinsics.slice;
  var callSites = createCallSites(intrinsics);
  var walk = createWalk(intrinsics, callSites);
  var brief = createTexts(intrinsics, callSites, walk, createKinds(intrinsics, callSites, walk));
  var previews = createPreviews(intrinsics, callSites, walk, { brief: brief, take: take, isFull: isFull });
  var handles = [];
  var last = [0, 1]; // ids in the group `console` are even
  var left = BYTES;

  /** Charges a text, as long as it is in JSON, to the bytes of this call, cutting it to what is left. */
  function take(text) {
    text = text.length > left ? slice(text, 0, left > 0 ? left : 0) : text;
    // Most are words, for which JSON need not be asked.
    var length = text.length < 40 && !intrinsics.exec(STRANGE, text) ? text.length + 2 : intrinsics.quote(text).length;
    if (length > left) {
      text = slice(text, 0, (text.length * left) / length);
    }
    // What JSON writes around it counts too.
    left -= length + 28;
    return text;
  }

  function isFull() {
    return left <= 0;
  }

  function keep(value, group, isTarget) {
    var id = (last[group === 'console' ? 0 : 1] += 2);
    handles[id % HANDLES] = { id: '' + id, value: value, group: group, isTarget: isTarget };
    return '' + id;
  }

  function find(objectId) {
    var handle = handles[objectId % HANDLES];
    return handle && handle.id === objectId ? handle : undefined;
  }

  function object(value, group, options, name) {
    var short = brief(value, name);
    return {
      type: short.type,
      subtype: short.subtype,
      className: short.kind.className,
      description: take(short.text),
      objectId: keep(value, group),
      preview: options && short.type == 'object' ? previews.of(value, short, options) : undefined
    };
  }

  // A text that fills what is left of a call. It is cut when it is written: V8 may have to put it together from its parts first,
  // which takes milliseconds, and a text does not change.
  function long(value, group) {
    var room = left;
    left = 0;
    return {
      type: 'string',
      get value() {
        var text = slice(value, 0, room > 0 ? room : 0);
        return slice(text, 0, (text.length * room) / intrinsics.quote(text).length);
      },
      length: value.length,
      objectId: keep(value, group)
    };
  }

  function describe(value, group, options, name) {
    var type = typeof value;
    var text;
    if (value === undefined || type == 'boolean') {
      return { type: type, value: value };
    }
    if (value === null) {
      return { type: type, subtype: 'null', value: value };
    }
    if (callSites.isObject(value)) {
      return object(value, group, options, name);
    }
    if (type == 'string') {
      if (value.length > left) {
        return long(value, group);
      }
      // More than one call may write: the start, the true length, and a handle for the rest.
      text = take(value);
      var isCut = text.length < value.length;
      return { type: type, value: text, length: isCut ? value.length : undefined, objectId: isCut ? keep(value, group) : undefined };
    }
    text = brief(value).text;
    if (type == 'symbol') {
      return { type: type, description: take(text), objectId: keep(value, group) };
    }
    var isPlain = type == 'number' && value - value === 0 && text != '-0';
    return {
      type: type,
      value: isPlain ? value : undefined,
      unserializableValue: isPlain ? undefined : take(text),
      description: previews.cut(text, true)
    };
  }

  /** What a Proxy stands for: known by its class, and, since somebody asks, by what the traps say of its properties. */
  function describeTarget(proxy, kind, group) {
    return { type: 'object', className: kind.target, description: kind.target, objectId: keep(proxy, group, true) };
  }

  function stackOf(error) {
    try {
      var stack = walk.read(error, 'stack');
      return typeof stack == 'string' ? slice(slice(stack, intrinsics.indexOf(stack, '\n    at ') + 1), 0, BYTES / 4) : '';
    } catch (e) {
      return ''; // Error.prepareStackTrace is the page's
    }
  }

  function begin() {
    left = BYTES;
  }

  return {
    /**
     * The RemoteObject of a value. `preview`: true for one, or `{isTable: true, columns}` for that of console.table.
     */
    describe: function (value, group, preview) {
      begin();
      return describe(value, group, preview);
    },
    /** The RemoteObjects of all values of one call, which share its bytes; `names` are those of `lookAt`. */
    describeAll: function (list, from, group, preview, names) {
      begin();
      var remotes = [];
      for (var i = from; i < list.length && !(i > from && isFull()); i++) {
        remotes[i - from] = describe(list[i], group, preview, names[i]);
      }
      return remotes;
    },
    lookAt: callSites.look,
    /** For createProperties, which writes one call with it. */
    parts: { walk: walk, begin: begin, brief: brief, describe: describe, describeTarget: describeTarget, isFull: isFull, find: find },
    /** A value in one line of text. */
    textOf: function (value) {
      return brief(value).text;
    },
    /** An own or inherited data property, of what is no Proxy. */
    memberOf: function (object, name) {
      return brief(object).subtype == 'proxy' ? undefined : walk.dataOf(object, name);
    },
    kindOf: function (value) {
      return brief(value).subtype;
    },
    /** A value as a string; undefined where only code of the page could tell. */
    stringOf: createConversions(intrinsics, callSites, walk),
    /** The frames of a call's place. */
    stackAt: function (place) {
      var text = callSites.textOf(place);
      return text === undefined ? stackOf(place.error) : slice(text, 0, BYTES / 4);
    },
    /** The frames of an error's stack as the engine writes them, without V8's message ahead; empty when it has none. */
    stackOf: stackOf,
    causesOf: createCauses(intrinsics, brief),
    /** `{value, group}`, or undefined when the handle is gone. `isTarget`: of a Proxy, for what it stands for. */
    resolve: find,
    release: function (objectId) {
      if (find(objectId)) {
        handles[objectId % HANDLES] = undefined;
      }
    },
    releaseGroup: function (group) {
      for (var i = 0; i < HANDLES; i++) {
        if (handles[i] && handles[i].group === group) {
          handles[i] = undefined;
        }
      }
    }
  };
}
