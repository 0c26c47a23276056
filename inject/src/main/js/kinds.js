/**
 * What an object is, by V8's rules and without running code of the page: its class name, the protocol's subtype and, for
 * collections, the size.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createCallSites>} callSites
 * @param {ReturnType<createWalk>} walk
 */
function createKinds(intrinsics, callSites, walk) {
  var descriptor = intrinsics.descriptor;
  var has = intrinsics.has;
  var tag = intrinsics.toStringTag;
  var nodeType = { subtype: 'node', test: intrinsics.getter('Node', 'nodeType') };
  var studied = intrinsics.WeakMap && new intrinsics.WeakMap();
  var MAX_GETTERS = 30;
  // A prototype's toStringTag only promises; the captured function answers for a real one alone.
  var brands = {};

  function brand(types, subtype, method, property, inner) {
    for (var i = 0; i < types.length; i++) {
      brands[types[i]] = {
        subtype: subtype,
        test: method ? intrinsics.method(types[i], method) : property && intrinsics.getter(types[i], property),
        isSized: property && subtype != 'error',
        inner: inner
      };
    }
  }
  brand(['Map'], 'map', 0, 'size');
  brand(['Set'], 'set', 0, 'size');
  brand(['WeakMap'], 'weakmap', 'has');
  brand(['WeakSet'], 'weakset', 'has');
  brand(['WeakRef'], undefined, 'deref', 0, '[[WeakRefTarget]]');
  brand(['Number', 'String', 'Boolean', 'Symbol', 'BigInt'], undefined, 'valueOf', 0, '[[PrimitiveValue]]');
  brand(['ArrayBuffer', 'SharedArrayBuffer'], 'arraybuffer', 0, 'byteLength');
  brand(['DataView'], 'dataview', 0, 'byteLength');
  brand(['NodeList', 'HTMLCollection', 'HTMLAllCollection', 'DOMTokenList'], 'array', 0, 'length');
  brand(['DOMException'], 'error', 0, 'message');
  // Only the engine can tell these for certain without changing them; those of a class alone, because they have no tag.
  brand(['TrustedHTML', 'TrustedScript', 'TrustedScriptURL'], 'trustedtype', 'toString');
  brand(['Promise'], 'promise');
  brand(['Generator', 'AsyncGenerator'], 'generator');
  brand(['Map Iterator', 'Set Iterator'], 'iterator');
  brand(['Error'], 'error');
  brand(['Date'], 'date');
  brand(['RegExp'], 'regexp');

  function text(value) {
    return typeof value == 'string' ? value : '';
  }

  function constructorName(prototype) {
    var constructor = walk.ownData(prototype, 'constructor');
    var name = typeof constructor == 'function' && !callSites.isProxyFor(constructor) && text(walk.ownData(constructor, 'name'));
    return name && name != 'Object' ? name : '';
  }

  // What all objects of one prototype share: made once, because a loop of logs shows the same classes again and again.
  function study(prototype) {
    var facts = { own: '', name: '', brands: [], isTagged: false, getters: [] };
    var seen = {};
    for (var depth = 0; prototype && depth < 100; depth++) {
      var mark = tag && descriptor(prototype, tag);
      var name = constructorName(prototype);
      facts.name = facts.name || name || text(mark && mark.value);
      facts.own = depth ? facts.own : name;
      facts.isTagged = facts.isTagged || !!mark;
      var promised = mark && has(brands, text(mark.value)) ? brands[mark.value] : has(prototype, 'nodeType') && nodeType;
      // What a generator function has for a prototype is no generator, though it inherits from the same.
      if (promised && (depth || promised.subtype != 'generator')) {
        facts.brands[facts.brands.length] = promised;
      }
      collectGetters(prototype, facts.getters, seen);
      prototype = walk.prototypeOf(prototype);
    }
    // A Proxy in the chain would be asked for the tag.
    facts.isTagged = facts.isTagged || prototype === undefined;
    return facts;
  }

  // Inherited getters, the first few: V8 shows those of the engine as if they were the object's own properties.
  function collectGetters(prototype, getters, seen) {
    walk.eachOwn(prototype, 0, function (key, found) {
      var name = '$' + walk.nameOf(key);
      if (!seen[name] && typeof found.get == 'function' && key != '__proto__') {
        getters[getters.length] = { key: key, found: found };
      }
      seen[name] = true;
      return getters.length < MAX_GETTERS;
    });
  }

  function factsOf(prototype) {
    var facts = studied && intrinsics.weakGet(studied, prototype);
    if (!facts) {
      facts = study(prototype);
      studied && intrinsics.weakSet(studied, prototype, facts);
    }
    return facts;
  }
  var unknown = study(null);
  var veiled = study(undefined);

  function blank(facts) {
    return { className: facts.own, subtype: undefined, size: undefined, inner: undefined, answer: undefined, target: undefined, facts: facts };
  }

  function fits(kind, brand, object) {
    try {
      kind.answer = brand.test && brand.test(object, object);
      kind.subtype = brand.subtype;
      kind.inner = brand.inner;
      kind.size = brand.isSized ? kind.answer : undefined;
      return true;
    } catch (e) {
      return false;
    }
  }

  // Asking the engine for its class reads toStringTag, so only where that is no getter of the page's.
  function fitsClass(kind, object) {
    var name = kind.facts.isTagged || (tag && has(object, tag)) ? intrinsics.isError && intrinsics.isError(object) && 'Error' : intrinsics.classOf(object);
    if (name == 'Arguments') {
      kind.className = name;
      kind.subtype = 'array';
      kind.size = walk.ownData(object, 'length');
    } else if (name == 'Function' && kind.className == 'Object') {
      kind.className = name;
    } else if (name && has(brands, name)) {
      fits(kind, brands[name], object);
    }
  }

  function proxy(object) {
    var kind = blank(unknown);
    kind.className = typeof object == 'function' ? 'Function' : 'Object';
    kind.subtype = 'proxy';
    kind.target = callSites.targetOf(object);
    return kind;
  }

  /**
   * The kind of an object, whose class the engine calls `typeName` where it tells. Throws what a Proxy of the page's throws
   * where it does not.
   */
  function of(object, typeName) {
    if (callSites.isProxy(object, typeName)) {
      return proxy(object);
    }
    var prototype = walk.prototypeOf(object);
    var facts = prototype ? factsOf(prototype) : prototype === null ? unknown : veiled;
    var kind = blank(facts);
    if (typeName && typeof object != 'function') {
      kind.className = typeName;
    } else if (!kind.className) {
      kind.className = text(tag && walk.ownData(object, tag)) || facts.name || 'Object';
    }
    if (typeName == 'Object') {
      return kind;
    }
    if (intrinsics.isArray(object)) {
      kind.subtype = 'array';
      kind.size = walk.ownData(object, 'length');
      if (kind.className == 'Object') {
        kind.className = 'Array';
      }
      return kind;
    }
    if (intrinsics.typedArray && intrinsics.typedArray(object)) {
      kind.subtype = 'typedarray';
      kind.size = intrinsics.typedLength(object);
      return kind;
    }
    for (var i = 0; i < facts.brands.length; i++) {
      if (fits(kind, facts.brands[i], object)) {
        return kind;
      }
    }
    // The prototype may be another than the object was made with.
    if (typeName && has(brands, typeName) && brands[typeName].test && fits(kind, brands[typeName], object)) {
      return kind;
    }
    fitsClass(kind, object);
    return kind;
  }

  return { of: of, unknown: blank({ own: 'Object', getters: [] }) };
}
