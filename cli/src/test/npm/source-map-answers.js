// Writes src/test/resources/maps/answers.json: random source maps, places in them, and what the package source-map-js
// says of each. Run from this folder: node source-map-answers.js > ../resources/maps/answers.json
'use strict';
const { SourceMapConsumer } = require('source-map-js');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// A small generator of our own, so that every run writes the same file.
let state = 20260311;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * below);
}

function vlq(value) {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}

function mappings(lines, sources, names, ordered) {
  let source = 0, line = 0, column = 0, name = 0;
  return Array.from({ length: lines }, () => {
    let at = 0;
    return Array.from({ length: random(8) }, () => {
      const to = ordered ? at + random(40) : random(400);
      let text = vlq(to - at);
      at = to;
      if (random(6) > 0) {
        const next = [random(sources), random(5000), random(300)];
        text += vlq(next[0] - source) + vlq(next[1] - line) + vlq(next[2] - column);
        [source, line, column] = next;
        if (random(2)) {
          const called = random(names);
          text += vlq(called - name);
          name = called;
        }
      }
      return text;
    }).join(',');
  }).join(';');
}

function plain(number) {
  const sources = 1 + random(5), names = 1 + random(9);
  const map = {
    version: 3,
    file: 'app.js',
    sources: Array.from({ length: sources }, (_, i) => 'part' + i + '/cart' + number + '.ts'),
    sourcesContent: Array.from({ length: sources }, () => null),
    names: Array.from({ length: names }, (_, i) => 'name' + i),
    mappings: mappings(1 + random(12), sources, names, random(4) > 0),
  };
  map.sourceRoot = 'https://shop.test/' + ['', 'root/', 'a/b'][random(3)];
  return map;
}

function sectioned(number) {
  let line = 0, column = 0;
  const sections = Array.from({ length: 1 + random(4) }, () => {
    const section = { offset: { line: line, column: column }, map: plain(number) };
    if (random(3)) {
      line += 1 + random(6);
      column = random(2) * random(30);
    } else {
      column += 10 + random(60);
    }
    return section;
  });
  return { version: 3, file: 'app.js', sections: sections };
}

function queries(map) {
  const consumer = new SourceMapConsumer(map);
  return Array.from({ length: 40 }, () => {
    const line = 1 + random(14);
    let column = random(random(2) ? 60 : 420);
    // The package counts the very first column of a section to the section before.
    while ((map.sections || []).some((s) => s.offset.line === line - 1 && s.offset.column === column)) {
      column++;
    }
    const found = consumer.originalPositionFor({ line: line, column: column });
    return [line, column, found.source, found.line, found.column, found.name];
  });
}

const rows = Array.from({ length: 120 }, (_, number) => {
  const map = random(3) ? plain(number) : sectioned(number);
  return JSON.stringify({ map: map, queries: queries(map) });
});
process.stdout.write('[\n' + rows.join(',\n') + '\n]\n');
