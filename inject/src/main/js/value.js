/**
 * RemoteObjects by V8's rules, and the handles behind their ids: at most 1,000 live ones, the oldest goes first. Nothing here
 * throws, calls a getter of the page, or writes more than 64 KiB for one call.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createValues(intrinsics) {
  var HANDLES = 1000;
  var BYTES = 65536;
  var walk = createWalk(intrinsics);
  var kinds = createKinds(intrinsics, walk);
  var texts = createTexts(intrinsics, walk);
  var previews = createPreviews(intrinsics, walk, { kindOf: kinds.of, textOf: texts.of, take: take, isFull: isFull });
  var handles = [];
  var last = 0;
  var left = BYTES;

  /** Charges a text to the bytes of this call, cutting it to what is left. */
  function take(text) {
    if (text.length > left) {
      text = intrinsics.slice(text, 0, left > 0 ? left : 0);
    }
    // What JSON writes around it counts too.
    left -= text.length + 30;
    return text;
  }

  function isFull() {
    return left <= 0;
  }

  function keep(value, group) {
    handles[++last % HANDLES] = { id: '' + last, value: value, group: group };
    return '' + last;
  }

  function find(objectId) {
    var handle = handles[objectId % HANDLES];
    return handle && handle.id === objectId ? handle : undefined;
  }

  function object(value, group, options) {
    var type = typeof value == 'function' ? 'function' : 'object';
    var remote = { type: type, subtype: undefined, className: 'Object', description: 'Object', objectId: undefined, preview: undefined };
    try {
      var kind = kinds.of(value);
      remote.className = kind.className;
      var text = texts.of(value, kind);
      remote.description = take(text);
      if (type == 'object') {
        remote.subtype = kind.subtype;
        if (options) {
          remote.preview = previews.of(value, kind, remote.description, options.table, options.columns);
        }
      }
    } catch (e) {
      // A Proxy of the page's that refuses to be looked at: shown as a plain object.
    }
    remote.objectId = keep(value, group);
    return remote;
  }

  function string(value, group) {
    if (value.length <= left) {
      return { type: 'string', value: take(value) };
    }
    // More than one call may write: the start, the true length, and a handle for the rest.
    return { type: 'string', value: take(value), length: value.length, objectId: keep(value, group) };
  }

  function number(value) {
    var text = texts.of(value);
    return value - value === 0 && text != '-0'
      ? { type: 'number', value: value, description: text }
      : { type: 'number', unserializableValue: text, description: text };
  }

  function describe(value, group, options) {
    switch (typeof value) {
      case 'string':
        return string(value, group);
      case 'number':
        return number(value);
      case 'boolean':
        return { type: 'boolean', value: value };
      case 'symbol':
        return { type: 'symbol', description: take(texts.of(value)), objectId: keep(value, group) };
      case 'bigint':
        var text = texts.of(value);
        return { type: 'bigint', unserializableValue: take(text), description: take(previews.middle(text)) };
    }
    if (value === undefined) {
      return { type: 'undefined' };
    }
    return value === null ? { type: 'object', subtype: 'null', value: null } : object(value, group, options);
  }

  function begin() {
    left = BYTES;
  }

  var properties = createProperties(intrinsics, walk, { kindOf: kinds.of, describe: describe, isFull: isFull });

  return {
    /**
     * The RemoteObject of a value. `preview`: true for one, or `{table: true, columns}` for that of console.table.
     */
    describe: function (value, group, preview) {
      begin();
      return describe(value, group, preview);
    },
    /** The RemoteObjects of all values of one call, which share its bytes. */
    describeAll: function (list, from, group, preview) {
      begin();
      var remotes = [];
      for (var i = from; i < list.length && !(i > from && isFull()); i++) {
        remotes[i - from] = describe(list[i], group, preview);
      }
      return remotes;
    },
    /** The answer of Runtime.getProperties; undefined when the handle is gone. */
    properties: function (params) {
      var handle = find(params.objectId);
      begin();
      return handle && properties(handle.value, handle.group, params);
    },
    /** The raw stack of an error; empty when it has none. */
    stackOf: function (error) {
      var stack = walk.read(error, 'stack');
      return typeof stack == 'string' ? stack : '';
    },
    /** `{value}`, or undefined when the handle is gone. */
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
