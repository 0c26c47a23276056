/**
 * Hands this part of the script to the page script that loaded it, which left a function on our element. Looks for the
 * element by that, since old browsers have no `document.currentScript`.
 *
 * @param {Document} document
 * @param {string} name of the part: two may be on their way at once
 * @param {function(Object): Object} create
 */
function handOver(document, name, create) {
  var scripts = document.getElementsByTagName('script');
  for (var i = 0; i < scripts.length; i++) {
    var take = scripts[i]['kite-' + name];
    if (typeof take === 'function') {
      scripts[i]['kite-' + name] = null;
      take(create);
      return;
    }
  }
}
