/**
 * Loads a part of the script when a console first asks for it: most loads of a page are only looked at, and should carry no
 * more than that needs. It comes from the URL of our own tag plus a query, since policies that allow the one allow the other.
 *
 * @param core {intrinsics, timers, trust, window, options} and what else the part is made with
 * @param {string} name of the part
 */
function createLoader(core, name) {
  var PATIENCE = 10000; // ms
  var MOST = 128; // that wait for it; the relay has 64 commands under way
  var tag = core.options.tag;
  var timers = core.timers;
  var trust = core.trust;
  var url = core.intrinsics.exec(/^[^#]*/, tag.src)[0] + '&' + name;
  var REFUSED = 'The page did not load ' + url + '. Does its Content-Security-Policy allow it in script-src?';
  var UNTRUSTED =
    "The page's Trusted Types let kite load nothing: add kite to its Content-Security-Policy, as in: trusted-types kite";
  var document = core.window.document;
  var waiting = [];
  var attempt = 0;
  var part = null;
  var isUntrusted = false; // the page takes URLs of policies alone, and ours is none of them

  /**
   * Calls back with the part, now or later, or with null and the reason.
   *
   * @param {boolean=} isUrgent whether it is to run before the page's own scripts, where the page is still at our tag
   */
  function use(done, isUrgent) {
    if (part) {
      done(part);
    } else if (waiting.length === MOST) {
      done(null, 'Too many: ask for less.');
    } else {
      waiting[waiting.length] = done;
      if (waiting.length === 1) {
        load(isUrgent && write());
      }
    }
  }

  // The parser waits for what is written at our tag.
  function write() {
    var nonce = tag.nonce || tag.getAttribute('nonce');
    try {
      if (document.readyState === 'loading' && document.currentScript === tag && !tag.async) {
        document.write('<script crossorigin' + attribute('src', url) + (nonce ? attribute('nonce', nonce) : '') + '><\/script>');
        return tag.nextSibling.src === url && tag.nextSibling;
      }
    } catch (refused) {
      // XHTML, Trusted Types: the ordinary way then.
    }
  }

  function attribute(name, value) {
    return ' ' + name + '="' + value.replace(/&/g, '&amp;').replace(/"/g, '&quot;') + '"';
  }

  function load(written) {
    var mine = ++attempt;
    var script = written || document.createElement('script');

    function end(why) {
      if (mine === attempt) {
        attempt++;
        answer(why);
      }
    }

    // The loaded code finds this on its own element: no name of ours is seen by the page.
    script['kite-' + name] = function (create) {
      try {
        part = part || create(core);
        end('');
      } catch (failure) {
        end(url + ' failed in the page: ' + failure);
      }
    };
    script.onload = script.onerror = timers.guard(function () {
      end(REFUSED);
      // The page may have taken it away.
      script.parentNode.removeChild(script);
    });
    timers.after(PATIENCE, function () {
      end(REFUSED);
    });
    try {
      if (!written) {
        insert(script);
      }
    } catch (refused) {
      end(isUntrusted ? UNTRUSTED : REFUSED);
    }
  }

  function insert(script) {
    var nonce = tag.nonce || tag.getAttribute('nonce');
    if (nonce) {
      script.setAttribute('nonce', nonce);
    }
    try {
      script.src = trust.url(url);
    } catch (untrusted) {
      isUntrusted = true;
      trust.demand();
      script.src = trust.url(url);
      isUntrusted = false;
    }
    // Else what the page throws later in code that came from here would be hidden as "Script error.".
    script.crossOrigin = 'anonymous';
    (document.head || document.documentElement).appendChild(script);
  }

  function answer(why) {
    var all = waiting;
    waiting = [];
    for (var i = 0; i < all.length; i++) {
      all[i](part, why);
    }
  }

  return {
    use: use,
    /** The part if it is loaded, or null. */
    loaded: function () {
      return part;
    }
  };
}
