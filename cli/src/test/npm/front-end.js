'use strict';
// Chrome's own DevTools, opened in a second Chromium (the second argument: host:port of its debugging port). A third
// argument is a file for a picture of its console.
const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const CDP = require('chrome-remote-interface');
const puppeteer = require('puppeteer-core');
const { endpoint, host, port, until, options } = require('./client');

const [chromium, picture] = process.argv.slice(3);

let page;
let phone;
let browser;
let tools;

before(async () => {
  const targets = await CDP.List({ host, port });
  page = targets.find((target) => target.type === 'page' && target.title === 'Beta');
  phone = await CDP({ host, port, target: page });
  browser = await puppeteer.connect({ browserURL: `http://${chromium}` });
  tools = await browser.newPage();
  await tools.setViewport({ width: 1000, height: 420 });
  await tools.goto(
    `devtools://devtools/bundled/devtools_app.html?ws=${endpoint}/devtools/page/${page.id}&panel=console`,
  );
}, options);

after(async () => {
  await Promise.all([phone && phone.close(), tools && tools.close()]);
  await (browser && browser.disconnect());
});

/** What is to be read in the console panel, from all its shadow roots. */
function panelText() {
  return tools.evaluate(() => {
    const words = [];
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        words.push(node.data);
      } else if (node.nodeName !== 'STYLE' && node.nodeName !== 'SCRIPT') {
        [...(node.shadowRoot ? node.shadowRoot.childNodes : []), ...node.childNodes].forEach(read);
      }
    };
    read(document.body);
    return words.join('');
  });
}

/** Waits for `text`; what looks like a space there may be a margin, so spaces do not count. */
const shows = (text) => {
  const bare = (words) => words.replace(/\s/g, '');
  return until(`"${text}" in the panel`, async () => bare(await panelText()).includes(bare(text)));
};

/** Where the arrow of the last object logged is, and whether it is open. */
function lastObject() {
  return tools.evaluate(() => {
    const found = [];
    const search = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('li.object-properties-section-root-element')) {
          found.push(element);
        }
        if (element.shadowRoot) {
          search(element.shadowRoot);
        }
      }
    };
    search(document);
    const last = found.at(-1);
    const box = last && last.getBoundingClientRect();
    return last && { x: box.x + 8, y: box.y + 8, open: last.ariaExpanded === 'true' };
  });
}

/** Runs `lines` as a script that the page has loaded, so that nothing of the evaluation is on its stack. */
function runInPage(...lines) {
  const source = [...lines, `//# sourceURL=${new URL('/shake.js', page.url)}`].join('\n');
  return phone.Runtime.evaluate({
    expression: `{
      const script = document.createElement('script');
      script.src = URL.createObjectURL(new Blob([${JSON.stringify(source)}]));
      document.head.append(script);
    }`,
  });
}

test('shows what the page logs, objects with a preview', options, async () => {
  // The name of the context: the page has answered. What was logged before comes without previews from Chrome.
  await shows('top');
  await runInPage(
    "console.log('%cHello%c from the phone in your hand', 'color: purple; font-weight: bold', '');",
    "console.warn('Battery low:', 0.12);",
    '',
    "console.log('tilt', { alpha: 12.5, beta: -3, screen: { angle: 90 }, streams: ['m', 'o'], marks: new Map([['shake', 1]]) });",
  );
  await shows('Hello from the phone in your hand');
  await shows('Battery low: 0.12');
  await shows('{alpha: 12.5, beta: -3, screen: {…}, streams: Array(2), marks: Map(1)}');
  await shows('shake.js:4');
});

test('expands a logged object to its properties', options, async () => {
  // Again if need be: lines that come move it away from under the pointer.
  await until('the object to open', async () => {
    const object = await lastObject();
    if (object && !object.open) {
      await tools.mouse.click(object.x, object.y);
    }
    return object && object.open;
  });
  await shows('screen: {angle: 90}');
  await shows("streams: (2) ['m', 'o']");
  await shows("marks: Map(1) {'shake' => 1}");
  await shows('[[Prototype]]: Object');
});

test('evaluates what is typed into its prompt', options, async () => {
  await tools.mouse.click(400, 400);
  // Ends where there is nothing to complete, or Enter would take a suggestion.
  await tools.keyboard.type('[document.title, 6 * 7]');
  await tools.keyboard.press('Enter');
  await shows("(2) ['Beta', 42]");
});

test('shows an uncaught error', options, async () => {
  await runInPage('function calibrate() {', "  throw new TypeError('no such sensor');", '}', 'calibrate();');
  await shows('Uncaught TypeError: no such sensor');
  await shows('at calibrate (shake.js:2');
});

test('has its picture taken', options, async () => {
  const bytes = await tools.screenshot(picture ? { path: picture } : {});
  assert.ok(bytes.length > 5_000 && bytes.length < 200_000, `a picture of ${bytes.length} bytes`);
});
