/**
 * Kite.reload and Kite.open. The reply goes out first: with the page its connection ends.
 *
 * @param timers what createTimers returns
 * @param {Window} window
 */
function createNavigation(timers, window) {
  var document = window.document;
  var SCHEMES = { 'http:': 1, 'https:': 1, 'about:': 1, 'file:': 1 };
  var address = ''; // to go to; empty for the page's own
  var go = timers.soon(function () {
    if (address) {
      window.location.href = address;
    } else {
      window.location.reload();
    }
  });

  function leave(reply, to) {
    address = to;
    reply({});
    go();
  }

  return {
    reload: function (params, reply) {
      leave(reply, '');
    },
    open: function (params, reply) {
      var url = params.url;
      var link = document.createElement('a');
      link.href = url;
      if (typeof url == 'string' && url && SCHEMES[link.protocol]) {
        leave(reply, link.href);
      } else {
        reply(null, { code: -32602, message: 'url: expected an http, https, about or file URL, or one relative to the page.' });
      }
    }
  };
}
