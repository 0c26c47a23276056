'use strict';
const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const puppeteer = require('puppeteer-core');
const { endpoint, until, options } = require('./client');

let browser;
let alpha;
let beta;

async function pageOf(connected, title) {
  for (const page of await connected.pages()) {
    if ((await page.title()) === title) {
      return page;
    }
  }
  throw new Error(`no page ${title}`);
}

before(async () => {
  browser = await puppeteer.connect({ browserURL: `http://${endpoint}` });
  alpha = await pageOf(browser, 'Alpha');
  beta = await pageOf(browser, 'Beta');
}, options);

after(() => browser && browser.disconnect());

/** The first console message that starts with `marker`. */
function message(page, marker) {
  return new Promise((resolve) => {
    page.on('console', (said) => said.text().startsWith(marker) && resolve(said));
  });
}

test('sees both pages, each with its own address', options, async () => {
  const pages = await browser.pages();
  assert.deepEqual(pages.map((page) => new URL(page.url()).pathname).sort(), ['/alpha', '/beta']);
  assert.equal(new URL(beta.url()).pathname, '/beta');
  assert.deepEqual(await Promise.all([alpha, beta].map((page) => page.$eval('h1', (h1) => h1.textContent))), [
    'Page Alpha',
    'Page Beta',
  ]);
});

test('connects by the socket address as well', options, async () => {
  const { webSocketDebuggerUrl } = await (await fetch(`http://${endpoint}/json/version`)).json();
  const again = await puppeteer.connect({ browserWSEndpoint: webSocketDebuggerUrl, defaultViewport: null });
  assert.equal(await (await pageOf(again, 'Alpha')).evaluate(() => document.title), 'Alpha');
  await again.disconnect();
  assert.equal(await alpha.evaluate(() => document.title), 'Alpha');
});

test('evaluates functions with arguments, strings and promises', options, async () => {
  assert.equal(await beta.evaluate((a, b) => a + b.x, 1, { x: 2 }), 3);
  assert.equal(await beta.evaluate('1 + 1'), 2);
  assert.deepEqual(
    await beta.evaluate(async (path) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { same: location.pathname === path, list: [1, [2]], none: null };
    }, '/beta'),
    { same: true, list: [1, [2]], none: null },
  );
  assert.ok(Object.is(await beta.evaluate((zero) => zero, -0), -0));
  assert.equal(await beta.evaluate(() => undefined), undefined);
  assert.equal(await beta.evaluate((n) => n * 2n, 21n), 42n);
});

test('an error that the page throws is thrown here', options, async () => {
  await assert.rejects(
    beta.evaluate(() => {
      throw new RangeError('too far');
    }),
    { name: 'RangeError', message: 'too far' },
  );
  await assert.rejects(beta.evaluate(() => Promise.reject(new TypeError('not so'))), { name: 'TypeError' });
});

test('handles keep objects of the page and can be given up', options, async () => {
  const handle = await beta.evaluateHandle(() => ({ k: [1, 2], name: 'kept' }));
  assert.equal(await beta.evaluate((object) => object.k.length, handle), 2);
  assert.deepEqual(await handle.jsonValue(), { k: [1, 2], name: 'kept' });
  const properties = await handle.getProperties();
  assert.deepEqual([...properties.keys()], ['k', 'name']);
  assert.deepEqual(await properties.get('k').jsonValue(), [1, 2]);
  await handle.dispose();
  await assert.rejects(handle.evaluate((object) => object.k));
});

test('a session of its own speaks the protocol as it is', options, async () => {
  const session = await beta.createCDPSession();
  const { result } = await session.send('Runtime.evaluate', { expression: '({ a: 1 })' });
  const { objectId } = result;
  assert.equal((await session.send('Runtime.getProperties', { objectId, ownProperties: true })).result[0].name, 'a');
  await session.send('Runtime.releaseObject', { objectId });
  await assert.rejects(session.send('Runtime.getProperties', { objectId }), /Could not find object/);
  await session.detach();
  assert.equal(await beta.evaluate(() => 1), 1);
});

test('finds elements', options, async () => {
  assert.equal(await beta.$eval('h1', (element) => element.textContent), 'Page Beta');
  assert.deepEqual(await beta.$$eval('li', (items) => items.map((item) => item.textContent)), ['one', 'two', 'three']);
  const item = await beta.$('li:last-child');
  assert.equal(await item.evaluate((element) => element.textContent), 'three');
  assert.equal(await beta.$('.nowhere'), null);
  await beta.evaluate(() => {
    setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<p class=later>come</p>'), 50);
  });
  const later = await beta.waitForSelector('.later', options);
  assert.equal(await later.evaluate((element) => element.textContent), 'come');
});

test('waits for a function of the page', options, async () => {
  await beta.evaluate(() => {
    window.count = 0;
    const timer = setInterval(() => ++window.count === 3 && clearInterval(timer), 20);
  });
  const handle = await beta.waitForFunction((least) => window.count >= least && { count: window.count }, {}, 3);
  assert.deepEqual(await handle.jsonValue(), { count: 3 });
});

test('a function of the client is called from the page', options, async () => {
  await beta.exposeFunction('twice', (number) => 2 * number);
  assert.equal(await beta.evaluate(() => window.twice(21)), 42);
});

test('console messages carry their arguments', options, async () => {
  const said = message(beta, 'pptr-said');
  await beta.evaluate(() => console.error('pptr-said', { a: { b: 1 } }, 5, [1, 2]));
  const heard = await said;
  assert.equal(heard.type(), 'error');
  assert.deepEqual(await Promise.all(heard.args().map((arg) => arg.jsonValue())), [
    'pptr-said',
    { a: { b: 1 } },
    5,
    [1, 2],
  ]);
  assert.equal(await heard.args()[1].evaluate((object) => object.a.b), 1);
});

test('an uncaught error is a pageerror', options, async () => {
  const error = new Promise((resolve) => beta.once('pageerror', resolve));
  await beta.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('pptr-late');
    });
  });
  assert.match((await error).message, /pptr-late/);
});

test('two pages do not mix', options, async () => {
  const heard = { alpha: [], beta: [] };
  alpha.on('console', (said) => heard.alpha.push(said.text()));
  beta.on('console', (said) => heard.beta.push(said.text()));
  const say = (word) => console.log('pptr-mine', word);
  await Promise.all([alpha.evaluate(say, 'A'), beta.evaluate(say, 'B')]);
  await until('both', () => heard.alpha.length && heard.beta.length);
  assert.deepEqual(heard, { alpha: ['pptr-mine A'], beta: ['pptr-mine B'] });
});

test('a reload in the page is followed', options, async () => {
  await beta.evaluate(() => {
    window.loaded = 'once';
  });
  const done = beta.waitForNavigation(options);
  await beta.evaluate(() => {
    setTimeout(() => location.reload());
  });
  await done;
  assert.equal(await beta.evaluate(() => typeof window.loaded), 'undefined');
  assert.equal(await beta.title(), 'Beta');
  assert.equal(await beta.$eval('#go', (button) => button.textContent), 'Press');
  assert.equal(await alpha.title(), 'Alpha');
});
