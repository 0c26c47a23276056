/**
 * The grammar of the link frames a page receives, and of its own ones as far as it reads them again.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createFrames(intrinsics) {
  var exec = intrinsics.exec;
  var NUMBER = /^(0|[1-9]\d{0,15})$/;
  var OBJECT = /^(\{[\s\S]*)$/;
  var forms = {
    W: OBJECT,
    a: NUMBER,
    n: NUMBER,
    c: /^([\da-f]{16}) (\{[\s\S]*)$/,
    w: /^(-|[moagsv](?:,[moagsv])*)$/,
    l: OBJECT,
    s: /^([moagsv]) ([1-9]\d{0,15}) (\[[\s\S]*)$/,
    h: /^([\da-f]{32})$/,
    p: /^$/,
    x: OBJECT
  };
  var bodies = { W: 1, c: 2, l: 1, s: 3, x: 1 }; // which field is JSON

  /**
   * Returns {kind, fields, body}, the fields counted from 1, or null for a kind that is not known and for readings that are
   * no JSON: another page wrote them. Throws when a known kind does not fit its form.
   */
  function read(text) {
    var parts = exec(/^([A-Za-z])(?: ([\s\S]+))?$/, text);
    var kind = parts && parts[1];
    if (!kind || !forms[kind]) {
      return null;
    }
    var fields = exec(forms[kind], parts[2] || '');
    if (!fields) {
      throw 'bad-frame';
    }
    var body;
    try {
      body = bodies[kind] && intrinsics.parse(fields[bodies[kind]]);
    } catch (malformed) {
      if (kind === 's') {
        return null;
      }
      throw malformed;
    }
    if (kind === 'W' && !(body.target && body.have >= 0)) {
      throw 'bad-frame';
    }
    return { kind: kind, fields: fields, body: body };
  }

  /** Which seqs a lossless frame of ours stands for: {from, to}. */
  function range(text) {
    var fields = exec(/^(?:[er] (\d+) |g \d+ (\d+) (\d+) )/, text);
    return { from: +(fields[1] || fields[2]), to: +(fields[1] || fields[3]) };
  }

  return { read: read, range: range };
}
