/**
 * Whether consoles may evaluate in this page: `on`, `ask` or `off`, from our tag's data-eval, else by the page's address.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param options what readOptions returns
 * @param {Location} location
 */
function readEvaluationMode(intrinsics, options, location) {
  // Nobody but its makers visits a page at such an address.
  var OURS = /^(localhost|.*\.(localhost|local|test)|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[(::1|f[cd].*|fe[89ab].*)\])$/i;
  var said = options.tag.getAttribute('data-eval');
  var isJoinPage =
    location.protocol + '//' + location.host === options.relay && intrinsics.exec(/^\/(.*\/)?j\//, location.pathname);

  if (intrinsics.exec(/^(on|ask|off)$/, said || '')) {
    return said;
  }
  return isJoinPage || location.protocol === 'file:' || intrinsics.exec(OURS, location.hostname) ? 'on' : 'ask';
}
