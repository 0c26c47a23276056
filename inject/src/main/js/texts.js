/**
 * Values in brief: their type, and one line of text as V8's inspector words it.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createCallSites>} callSites
 * @param {ReturnType<createWalk>} walk
 * @param {ReturnType<createKinds>} kinds
 */
function createTexts(intrinsics, callSites, walk, kinds) {
  var getter = intrinsics.getter;
  var nodeName = getter('Node', 'nodeName');
  var localName = getter('Element', 'localName');
  var id = getter('Element', 'id');
  var className = getter('Element', 'className');
  var source = getter('RegExp', 'source');
  // JavaScriptCore and SpiderMonkey leave the message out of a stack.
  var isHeadless = !callSites.isAble && !intrinsics.exec(/^Error/, new intrinsics.Error().stack || 'Error');
  // One by one: RegExp.prototype.flags would read what a page's subclass overrides.
  var flags = ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'];
  for (var i = 0; i < flags.length; i++) {
    flags[i] = getter('RegExp', flags[i]);
  }

  function regexp(value) {
    var text = '/' + (source ? source(value) : walk.ownData(value, 'source')) + '/';
    for (var i = 0; i < flags.length; i++) {
      text += flags[i] && flags[i](value) ? 'dgimsuvy'[i] : '';
    }
    return text;
  }

  function error(value, kind) {
    var name = walk.read(value, 'name');
    var message = walk.read(value, 'message');
    var stack = walk.read(value, 'stack');
    var text = typeof name == 'string' && name && name != 'Error' ? name : kind.className;
    if (typeof message == 'string' && message) {
      text += ': ' + message;
    }
    if (typeof stack == 'string' && stack) {
      var at = intrinsics.indexOf(stack, '\n    at ');
      text += isHeadless ? '\n' + stack : at < 0 ? '' : intrinsics.slice(stack, at);
    }
    return text;
  }

  function node(value, type) {
    if (type != 1) {
      return type == 10 ? '<!DOCTYPE ' + nodeName(value) + '>' : nodeName(value);
    }
    var text = localName(value) + (id(value) && '#' + id(value));
    var word = /\S+/g;
    for (var found; (found = intrinsics.exec(word, className(value))); ) {
      text += '.' + found[0];
    }
    return text;
  }

  function object(value, kind) {
    switch (kind.subtype) {
      case 'date':
        return intrinsics.dateText(value);
      case 'regexp':
        return regexp(value);
      case 'error':
        return error(value, kind);
      case 'node':
        return node(value, kind.answer);
      case 'trustedtype':
        return kind.answer;
      case 'proxy':
        return kind.target ? 'Proxy(' + kind.target + ')' : 'Proxy';
    }
    return kind.className + (typeof kind.size == 'number' ? '(' + kind.size + ')' : '');
  }

  function brief(value, type, name) {
    if (callSites.isObject(value)) {
      var kind = kinds.of(value, name || callSites.nameOf(value));
      return type == 'function' && kind.subtype != 'proxy'
        ? { type: type, text: intrinsics.functionText(value), kind: kind }
        : { type: 'object', subtype: kind.subtype, text: object(value, kind), kind: kind };
    }
    return {
      type: type,
      subtype: value === null ? 'null' : undefined,
      text:
        type == 'symbol'
          ? intrinsics.symbolText(value)
          : type == 'bigint'
          ? value + 'n'
          : value === 0 && 1 / value < 0
          ? '-0'
          : '' + value
    };
  }

  /** `{type, subtype, text, kind}`, the kind for objects and functions alone, whose class the caller may have asked for. */
  return function (value, name) {
    try {
      return brief(value, typeof value, name);
    } catch (e) {
      // A Proxy of the page's that refuses to be looked at: a plain object.
      return { type: typeof value, text: 'Object', kind: kinds.unknown };
    }
  };
}
