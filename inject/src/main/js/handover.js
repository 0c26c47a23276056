/**
 * Hands the drive half to the page script that loaded it, which left a function on our element. Looks for the element by
 * that, since old browsers have no `document.currentScript`.
 */
function handOver(document) {
  var scripts = document.getElementsByTagName('script');
  for (var i = 0; i < scripts.length; i++) {
    var take = scripts[i].kite;
    if (typeof take === 'function') {
      scripts[i].kite = null;
      take(createDrive);
      return;
    }
  }
}

handOver(window.document);
