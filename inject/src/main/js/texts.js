/**
 * The one-line descriptions of values, as V8's inspector words them.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createWalk>} walk
 */
function createTexts(intrinsics, walk) {
  var getter = intrinsics.getter;
  var nodeName = getter('Node', 'nodeName');
  var localName = getter('Element', 'localName');
  var id = getter('Element', 'id');
  var className = getter('Element', 'className');
  var source = getter('RegExp', 'source');
  // JavaScriptCore and SpiderMonkey leave the message out of a stack.
  var headless = !intrinsics.exec(/^Error/, new intrinsics.Error().stack || 'Error');
  // One by one: RegExp.prototype.flags would read what a page's subclass overrides.
  var flags = ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'];
  var letters = 'dgimsuvy';
  for (var i = 0; i < flags.length; i++) {
    flags[i] = getter('RegExp', flags[i]);
  }

  function regexp(value) {
    if (!source) {
      return '/' + walk.ownData(value, 'source') + '/';
    }
    var text = '/' + source(value) + '/';
    for (var i = 0; i < flags.length; i++) {
      text += flags[i] && flags[i](value) ? letters[i] : '';
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
    if (typeof stack != 'string') {
      return text;
    }
    var frames = headless ? 0 : intrinsics.indexOf(stack, '\n    at ');
    return frames < 0 || !stack ? text : text + (headless ? '\n' : '') + intrinsics.slice(stack, frames);
  }

  function node(value, kind) {
    if (kind.answer == 10) {
      return '<!DOCTYPE ' + nodeName(value) + '>';
    }
    if (kind.answer != 1) {
      return nodeName(value);
    }
    var text = localName(value) + (id(value) && '#' + id(value));
    var classes = className(value);
    var word = /\S+/g;
    for (var found; (found = intrinsics.exec(word, classes)); ) {
      text += '.' + found[0];
    }
    return text;
  }

  /** The text of any value; `kind` is that of an object or a function. */
  function of(value, kind) {
    if (!kind) {
      var type = typeof value;
      return type == 'symbol'
        ? intrinsics.symbolText(value)
        : type == 'bigint'
        ? value + 'n'
        : value === 0 && 1 / value < 0
        ? '-0'
        : type == 'function'
        ? intrinsics.functionText(value)
        : '' + value;
    }
    switch (typeof value == 'function' ? 'function' : kind.subtype) {
      case 'function':
        return intrinsics.functionText(value);
      case 'date':
        return intrinsics.dateText(value);
      case 'regexp':
        return regexp(value);
      case 'error':
        return error(value, kind);
      case 'node':
        return node(value, kind);
    }
    return kind.className + (typeof kind.size == 'number' ? '(' + kind.size + ')' : '');
  }

  return { of: of };
}
