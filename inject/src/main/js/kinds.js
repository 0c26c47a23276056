/**
 * What an object is, by V8's rules and without running code of the page: its class name, the protocol's subtype and, for
 * collections, the size.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createWalk>} walk
 */
function createKinds(intrinsics, walk) {
  var descriptor = intrinsics.descriptor;
  var getter = intrinsics.getter;
  var method = intrinsics.method;
  var has = intrinsics.has;
  var tag = intrinsics.toStringTag;
  var PRIMITIVE = '[[PrimitiveValue]]';
  var subtypes = { Error: 'error', Date: 'date', RegExp: 'regexp', Arguments: 'array' };
  var nodeType = getter('Node', 'nodeType');
  var studied = intrinsics.WeakMap && new intrinsics.WeakMap();
  // A prototype's toStringTag only promises; the captured function answers for a real one alone.
  var brands = {
    WeakMap: { subtype: 'weakmap', test: method('WeakMap', 'has') },
    WeakSet: { subtype: 'weakset', test: method('WeakSet', 'has') },
    WeakRef: { inner: '[[WeakRefTarget]]', test: method('WeakRef', 'deref') },
    Symbol: { inner: PRIMITIVE, test: method('Symbol', 'valueOf') },
    BigInt: { inner: PRIMITIVE, test: method('BigInt', 'valueOf') },
    Number: { inner: PRIMITIVE, test: method('Number', 'valueOf') },
    String: { inner: PRIMITIVE, test: method('String', 'valueOf') },
    Boolean: { inner: PRIMITIVE, test: method('Boolean', 'valueOf') },
    DOMException: { subtype: 'error', test: getter('DOMException', 'message') },
    // Only the engine can tell these for certain without changing them.
    Promise: { subtype: 'promise' },
    Generator: { subtype: 'generator' },
    AsyncGenerator: { subtype: 'generator' },
    'Map Iterator': { subtype: 'iterator' },
    'Set Iterator': { subtype: 'iterator' }
  };

  function sized(subtype, property, types) {
    for (var i = 0; i < types.length; i++) {
      brands[types[i]] = { subtype: subtype, sized: true, test: getter(types[i], property) };
    }
  }
  sized('map', 'size', ['Map']);
  sized('set', 'size', ['Set']);
  sized('arraybuffer', 'byteLength', ['ArrayBuffer', 'SharedArrayBuffer']);
  sized('dataview', 'byteLength', ['DataView']);
  sized('array', 'length', ['NodeList', 'HTMLCollection', 'HTMLAllCollection', 'DOMTokenList']);

  function text(value) {
    return typeof value == 'string' ? value : '';
  }

  // Built-in prototypes that inherit from Object.prototype.
  function unlessObject(name, better) {
    return name == 'Object' ? better : name;
  }

  function constructorName(prototype) {
    var constructor = walk.ownData(prototype, 'constructor');
    var name = typeof constructor == 'function' ? text(walk.ownData(constructor, 'name')) : '';
    return name == 'Object' ? '' : name;
  }

  // What all objects of one prototype share: made once, because a loop of logs shows the same classes again and again.
  function study(prototype) {
    var facts = { name: '', own: '', brands: [], tagged: false, node: false, getters: [] };
    var seen = {};
    for (var depth = 0; prototype && depth < 100; depth++) {
      var mark = tag && descriptor(prototype, tag);
      var name = constructorName(prototype);
      facts.name = facts.name || name || text(mark && mark.value);
      facts.own = depth ? facts.own : name;
      if (mark) {
        facts.tagged = true;
        if (typeof mark.value == 'string' && has(brands, mark.value)) {
          facts.brands[facts.brands.length] = brands[mark.value];
        }
      }
      facts.node = facts.node || has(prototype, 'nodeType');
      collectGetters(prototype, facts.getters, seen);
      prototype = intrinsics.prototypeOf(prototype);
    }
    return facts;
  }

  // Inherited getters, the first few: V8 shows those of the engine as if they were the object's own properties.
  function collectGetters(prototype, getters, seen) {
    if (getters.length < 30) {
      walk.eachOwn(prototype, 0, function (key, found) {
        var name = '$' + walk.nameOf(key);
        if (!seen[name] && typeof found.get == 'function') {
          getters[getters.length] = { key: key, found: found };
        }
        seen[name] = true;
        return getters.length < 30;
      });
    }
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

  function fits(kind, brand, object) {
    try {
      var answer = brand.test && brand.test(object, object);
      kind.subtype = brand.subtype;
      kind.inner = brand.inner;
      kind.answer = answer;
      kind.size = brand.sized ? answer : undefined;
      return true;
    } catch (e) {
      return false;
    }
  }

  function byBrand(kind, object) {
    var list = kind.facts.brands;
    for (var i = 0; i < list.length; i++) {
      if (fits(kind, list[i], object)) {
        return true;
      }
    }
    return kind.facts.node && nodeType && fits(kind, { subtype: 'node', test: nodeType }, object);
  }

  // Asking the engine for its class reads toStringTag, so only where that is no getter of the page's.
  function byClass(kind, object) {
    if (kind.facts.tagged || (tag && has(object, tag))) {
      kind.subtype = intrinsics.isError && intrinsics.isError(object) ? 'error' : undefined;
      return;
    }
    var name = intrinsics.classOf(object);
    if (name != 'Object' && has(brands, name)) {
      fits(kind, brands[name], object);
    } else if (name != 'Object' && has(subtypes, name)) {
      kind.subtype = subtypes[name];
      if (name == 'Arguments') {
        kind.className = name;
        kind.size = walk.ownData(object, 'length');
      }
    } else if (name == 'Function') {
      kind.className = unlessObject(kind.className, name);
    }
  }

  /** Throws what a Proxy of the page's throws. */
  function of(object) {
    var prototype = intrinsics.prototypeOf(object);
    var facts = prototype ? factsOf(prototype) : unknown;
    var kind = { className: facts.own, subtype: undefined, size: undefined, inner: undefined, answer: undefined, facts: facts };
    if (!kind.className) {
      kind.className = text(tag && walk.ownData(object, tag)) || facts.name || 'Object';
    }
    if (intrinsics.isArray(object)) {
      kind.subtype = 'array';
      kind.size = walk.ownData(object, 'length');
      kind.className = unlessObject(kind.className, 'Array');
    } else if (intrinsics.typedArray && intrinsics.typedArray(object)) {
      kind.subtype = 'typedarray';
      kind.size = intrinsics.typedLength(object);
    } else if (!byBrand(kind, object)) {
      byClass(kind, object);
    }
    return kind;
  }

  return { of: of };
}
