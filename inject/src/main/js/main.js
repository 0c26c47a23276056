/**
 * Starts kite in a page once, however often its tag stands there; `window.kite` is the one name the page can see.
 *
 * @param {Window} window
 */
function main(window) {
  if (!window.kite) {
    window.kite = {};
  }
}

main(window);
