/**
 * The prompt's sources by name: each runs as `kite-1`, `kite-2` ..., and an error's stack is told in the places of what was
 * typed, without the frames of ours around it.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics its readers of stacks give such stacks from now on
 * @param {Object} scope what the prompt keeps
 */
function createSources(intrinsics, scope) {
  var REMEMBERED = 200;
  var PREFIX = 'kite-';
  var DOOR = 'kite-door';
  var raw = intrinsics.errorStack;
  var url = intrinsics.script && intrinsics.exec(/^[^?]*/, intrinsics.script.src)[0];
  var shifts = [];
  var count = 0;

  intrinsics.typedStack = clean;
  if (raw) {
    intrinsics.errorStack = function (error) {
      var stack = raw(error);
      return typeof stack == 'string' ? clean(stack) : stack;
    };
  }

  /**
   * A comment that names a source; `inserted` says what of ours stands in it: {line, column, length, isHidden}, in their order.
   * What is hidden has no frames.
   */
  function name(inserted) {
    shifts[++count % REMEMBERED] = inserted;
    return '\n//# sourceURL=' + PREFIX + count;
  }

  /** What is inserted into a text when `head` goes before it on its first line. */
  function behind(head, inserted) {
    var all = head ? [{ line: 1, column: 0, length: head.length, isHidden: true }] : [];
    intrinsics.each(inserted, function (shift) {
      var column = shift.line == 1 ? shift.column + head.length : shift.column;
      all[all.length] = { line: shift.line, column: column, length: shift.length, isHidden: shift.isHidden };
    });
    return all;
  }

  // The column without what we inserted before it on its line; 0 within that.
  function column(inserted, line, at) {
    var typed = at;
    for (var i = 0; inserted && i < inserted.length; i++) {
      var shift = inserted[i];
      if (shift.line == line && at > shift.column) {
        var within = shift.column + shift.length - at;
        if (within >= 0 && shift.isHidden) {
          return 0;
        }
        typed -= within >= 0 ? shift.length - within - 1 : shift.length;
      }
    }
    return typed;
  }

  function isOurs(frame) {
    return url && (intrinsics.indexOf(frame, url + '?') >= 0 || intrinsics.indexOf(frame, url + ':') >= 0);
  }

  // Function names of the engine's for code of an eval, which a browser's own prompt leaves out.
  function named(name, place) {
    var parts = intrinsics.exec(/^(async )?(?:\S+\.)?eval $/, name);
    // What the prompt keeps on an object is called as its method.
    var kept = intrinsics.exec(/^Object\.(\S+ )$/, name);
    name = kept && intrinsics.slice(kept[1], 0, -1) in scope ? kept[1] : name;
    return parts ? (parts[1] || '') + place : name ? name + '(' + place + ')' : place;
  }

  function clean(stack) {
    var next = /\n    at ([^\n]*)/g;
    var first = intrinsics.exec(next, stack);
    var isInside = false;
    var text = first ? intrinsics.slice(stack, 0, first.index) : stack;
    for (var found = first; found; found = intrinsics.exec(next, stack)) {
      var frame = found[1];
      // What called a source is ours too.
      if (intrinsics.indexOf(frame, DOOR + ':') >= 0 || (isInside && isOurs(frame))) {
        break;
      }
      var parts = intrinsics.exec(/^(.*?)\(?kite-(\d+):(\d+):(\d+)\)?$/, frame);
      if (parts) {
        isInside = true;
        var at = column(count - parts[2] < REMEMBERED ? shifts[parts[2] % REMEMBERED] : null, +parts[3], +parts[4]);
        frame = at && named(parts[1], '<anonymous>:' + parts[3] + ':' + at);
      }
      if (frame && !isOurs(frame)) {
        text += '\n    at ' + frame;
      }
    }
    return text;
  }

  return { name: name, behind: behind, door: '\n//# sourceURL=' + DOOR };
}
