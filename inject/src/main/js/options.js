/**
 * What the page's author wrote into our script tag: the relay's address, the page key, what is held back.
 * Returns {tag, relay: its origin, url: of the page's WebSocket, isArmed: whether no real sensor event may reach the page},
 * or null without a tag that has a page key.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 */
function readOptions(intrinsics, window) {
  var document = window.document;
  var SOURCE = /^http(s?:\/\/[^\/?#]+)(\/(?:[^?#]*\/)?)[^\/?#]*\?(?:[^#]*&)?(kp_[\dA-HJKMNP-TV-Z]{20})(?![^&#])/;
  function find() {
    var tag = document.currentScript;
    if (tag && parse(tag)) {
      return tag;
    }
    // Modules and scripts made by scripts have no currentScript.
    var tags = document.getElementsByTagName('script');
    for (var i = tags.length - 1; i >= 0; i--) {
      if (parse(tags[i])) {
        return tags[i];
      }
    }
  }

  function parse(tag) {
    return intrinsics.exec(SOURCE, tag.src || '');
  }

  var tag = find();
  if (!tag) {
    return null;
  }
  // A module's tag is no currentScript; from here on all know it.
  intrinsics.script = tag;
  var source = parse(tag);
  return {
    tag: tag,
    relay: 'http' + source[1],
    url: 'ws' + source[1] + source[2] + 'ws/page?' + source[3],
    // From the start: what comes later lets events past.
    isArmed: tag.getAttribute('data-sensors') === 'armed'
  };
}
