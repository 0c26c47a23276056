/**
 * What this browser tab remembers from one load of the page to the next: which target it is, how the load before ended
 * and what it could not deliver. A frame inside the page has a memory of its own, by its place among the frames.
 *
 * The state tells a reload from a copy of the tab: a copy is made of a page that is still there (`live`, `hidden`),
 * a reload comes after one that said good-bye (`gone`). A hidden page may be ended without a word, so what it had is
 * delivered by its successor all the same; where it lives on, equal sequence numbers make that harmless.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param json {stringify(plain)}
 * @param {Window} window
 */
function createTab(intrinsics, json, window) {
  var key = 'kite-tab' + place(window);
  var state = 'live';
  var get;
  var set;
  var tab = { epoch: randomHex(), storage: true, keep: keep, recall: recall, save: save, arm: arm };
  try {
    var storage = window.sessionStorage;
    get = storage.getItem.bind(storage);
    set = storage.setItem.bind(storage);
    get(key);
    tab.armed = get(key + '-armed');
  } catch (refused) {
    tab.storage = false;
  }
  recall();

  function place(frame) {
    var parent = frame.parent;
    var path = '';
    if (parent !== frame) {
      for (var i = 0; i < parent.length; i++) {
        path = parent[i] === frame ? '/' + i : path;
      }
      return place(parent) + path;
    }
    return path;
  }

  function randomHex() {
    var hex = '';
    var crypto = window.crypto;
    while (hex.length < 16) {
      var digit = crypto ? crypto.getRandomValues(new window.Uint8Array(1))[0] & 15 : (window.Math.random() * 16) | 0;
      hex += digit.toString(16);
    }
    return hex;
  }

  /** Reads what the load before left: at the start, and when this load comes back after another one. */
  function recall() {
    var record = read();
    state = 'live';
    tab.rest = record.state === 'live' ? [] : record.rest;
    tab.reload = record.state === 'gone';
    if (record.target) {
      tab.target = record.target;
      tab.token = record.token;
    }
    write(tab.rest);
  }

  function read() {
    var empty = { rest: [] };
    try {
      var record = intrinsics.parse(get(key)) || empty;
      return intrinsics.isArray(record.rest) ? record : empty;
    } catch (absentOrForeign) {
      return empty;
    }
  }

  function write(rest) {
    if (tab.storage) {
      try {
        set(key, json.stringify({ target: tab.target, token: tab.token, state: state, rest: rest }));
      } catch (full) {
        tab.storage = false;
      }
    }
  }

  /** Has the next loads armed with these rows, or with null no longer; false if the tab cannot remember it. */
  function arm(rows) {
    try {
      set(key + '-armed', rows ? json.stringify(rows) : '');
      return true;
    } catch (refused) {
      return false;
    }
  }

  /** @param token shows the relay that the target's id is ours */
  function keep(target, token) {
    if (tab.target !== target || tab.token !== token) {
      tab.target = target;
      tab.token = token;
      write([]);
    }
  }

  /** Leaves `rest` for the next load. Browsers tell a page that it is hidden after they told it that it is gone. */
  function save(now, rest) {
    if (state !== 'gone') {
      state = now;
    }
    write(rest);
  }

  return tab;
}
