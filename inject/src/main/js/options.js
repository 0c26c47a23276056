/**
 * What the page's author wrote into our script tag: the relay's address, the page key, what is allowed.
 * Returns {tag, url: of the page's WebSocket, isArmed: whether real sensor events may never pass a replay, eval: on|ask|off}, or null without a tag that has a page key.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 */
function readOptions(intrinsics, window) {
  var document = window.document;
  var location = window.location;
  var SOURCE = /^http(s?:\/\/[^\/?#]+)(\/(?:[^?#]*\/)?)[^\/?#]*\?(?:[^#]*&)?(kp_[\dA-HJKMNP-TV-Z]{20})(?![^&#])/;
  // Nobody but its makers visits a page at such an address.
  var OURS = /^(localhost|.*\.(localhost|local|test)|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[(::1|f[cd].*|fe[89ab].*)\])$/i;

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

  function evalDefault(relay) {
    var isJoinPage = location.protocol + '//' + location.host === relay && /^\/(.*\/)?j\//.test(location.pathname);
    return isJoinPage || location.protocol === 'file:' || OURS.test(location.hostname) ? 'on' : 'ask';
  }

  function choice(value, all) {
    return all.indexOf(value) < 0 ? '' : value;
  }

  var tag = find();
  if (!tag) {
    return null;
  }
  var source = parse(tag);
  return {
    tag: tag,
    url: 'ws' + source[1] + source[2] + 'ws/page?' + source[3],
    // From the start: what comes later lets events past.
    isArmed: tag.getAttribute('data-sensors') === 'armed',
    eval: choice(tag.getAttribute('data-eval'), ['on', 'ask', 'off']) || evalDefault('http' + source[1])
  };
}
