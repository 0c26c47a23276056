/**
 * Takes the place of the browser's WebSocket and plays a relay that has what it is sent. `wire` holds the frames of all
 * sockets of this window; `wire.deaf` keeps it from acknowledging; `wire.say(frame)` speaks to the page.
 */
(function () {
  var wire = [];
  // Kept, for tests in which the page breaks them.
  var later = setTimeout;
  var parse = JSON.parse;
  wire.sockets = [];
  wire.say = function (frame) {
    wire.sockets[wire.sockets.length - 1].onmessage({ data: frame });
  };
  window.wire = wire;

  function Socket(url) {
    var socket = this;
    this.url = url;
    wire.sockets.push(this);
    later(function () {
      socket.onopen();
    }, 0);
  }

  Socket.prototype.send = function (text) {
    var socket = this;
    var fields = text.split(' ');
    wire.push(text);
    later(function () {
      var hello = fields[0] === 'H' && parse(text.substring(2));
      if (hello && hello.epoch !== socket.epoch) {
        socket.epoch = hello.epoch;
        socket.onmessage({ data: 'W {"v":1,"target":"' + (hello.target || '7G3QW0ZC5M') + '","have":0}' });
      } else if (!hello && 'hs'.indexOf(fields[0]) < 0 && !wire.deaf) {
        socket.onmessage({ data: fields[0] === 'p' ? 'p' : 'a ' + fields[1] });
      }
    }, 0);
  };
  Socket.prototype.close = function () {};
  Object.defineProperty(Socket.prototype, 'bufferedAmount', { get: function () { return 0; } });
  window.WebSocket = Socket;
})();
