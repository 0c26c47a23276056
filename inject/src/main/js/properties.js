/**
 * Runtime.getProperties: own and inherited property descriptors in V8's order. Getters of the page are shown, not called.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param values the `parts` of createValues
 */
function createProperties(intrinsics, values) {
  var walk = values.walk;

  function internal(object, kind, describe) {
    var list = [];
    function add(name, value) {
      list[list.length] = { name: name, value: describe(value) };
    }
    if (kind.inner) {
      add(kind.inner, kind.answer);
    }
    var iteration = kind.subtype == 'map' ? intrinsics.map : kind.subtype == 'set' && intrinsics.set;
    if (iteration) {
      add('[[Entries]]', entriesOf(object, kind, iteration));
    }
    var prototype = intrinsics.prototypeOf(object);
    if (prototype) {
      add('[[Prototype]]', prototype);
    }
    return list;
  }

  function entriesOf(object, kind, iteration) {
    var list = [];
    var iterator = iteration.of(object);
    for (var step; list.length < 1000 && !(step = iteration.next(iterator)).done; ) {
      list[list.length] = kind.subtype == 'map' ? { key: step.value[0], value: step.value[1] } : { value: step.value[1] };
    }
    return list;
  }

  return function (object, group, params) {
    var result = [];
    var answer = { result: result };
    var seen = {};
    var seenSymbols = [];

    function describe(value) {
      return values.describe(value, group, params.generatePreview);
    }

    function add(key, found, isOwn) {
      var isAccessor = found.get || found.set;
      var read = found.get && walk.readNative(object, found, key);
      if (params.accessorPropertiesOnly && !isAccessor) {
        return;
      }
      var isValue = read || !isAccessor;
      result[result.length] = {
        name: walk.nameOf(key),
        value: isValue ? describe((read || found).value) : undefined,
        writable: isValue ? !!found.writable : undefined,
        get: isValue ? undefined : describe(found.get),
        set: isValue ? undefined : describe(found.set),
        configurable: found.configurable,
        enumerable: found.enumerable,
        isOwn: isOwn,
        symbol: typeof key == 'symbol' ? describe(key) : undefined
      };
    }

    function isNew(key) {
      if (typeof key != 'symbol') {
        return !seen['$' + key] && (seen['$' + key] = true);
      }
      for (var i = 0; i < seenSymbols.length; i++) {
        if (seenSymbols[i] === key) {
          return false;
        }
      }
      return (seenSymbols[i] = key);
    }

    function level(holder, size) {
      walk.eachOwn(holder, size, function (key, found, index) {
        if (!found || values.isFull()) {
          answer.overflow = true;
          return false;
        }
        if (isNew(key) && !(index && params.nonIndexedPropertiesOnly)) {
          add(key, found, holder === object);
        }
      });
    }

    values.begin();
    try {
      var kind = values.brief(object).kind;
      if (kind.subtype == 'proxy' && !values.find(params.objectId).isTarget) {
        answer.internalProperties = kind.target ? [{ name: '[[Target]]', value: values.describeTarget(object, kind, group) }] : [];
        return answer;
      }
      // Not `holder && ...`: document.all says it is false.
      for (var holder = object, depth = 0; holder !== null && depth < 100; depth++) {
        level(holder, depth ? 0 : kind.size);
        holder = params.ownProperties ? null : intrinsics.prototypeOf(holder);
      }
      if (!params.accessorPropertiesOnly) {
        answer.internalProperties = internal(object, kind, describe);
      }
    } catch (e) {
      // A Proxy's trap threw: what is known so far is the answer.
    }
    return answer;
  };
}
