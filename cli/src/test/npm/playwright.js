'use strict';
const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { chromium } = require('playwright-core');
const { endpoint, until, options } = require('./client');

let browser;
let alpha;
let beta;

before(async () => {
  browser = await chromium.connectOverCDP(`http://${endpoint}`);
  const titled = new Map();
  for (const page of browser.contexts()[0].pages()) {
    page.setDefaultTimeout(options.timeout);
    titled.set(await page.title(), page);
  }
  alpha = titled.get('Alpha');
  beta = titled.get('Beta');
}, options);

after(() => browser && browser.close());

test('sees both pages in the one context', options, async () => {
  assert.equal(browser.contexts().length, 1);
  const paths = browser.contexts()[0].pages().map((page) => new URL(page.url()).pathname);
  assert.deepEqual(paths.sort(), ['/alpha', '/beta']);
  assert.equal(await alpha.title(), 'Alpha');
  assert.equal(await beta.title(), 'Beta');
});

test('evaluates with arguments, promises and values that JSON has no word for', options, async () => {
  assert.equal(await beta.evaluate(([a, b]) => a + b.x, [1, { x: 2 }]), 3);
  assert.equal(await beta.evaluate('document.title'), 'Beta');
  assert.deepEqual(
    await beta.evaluate(async (date) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { year: date.getUTCFullYear(), nan: NaN, pattern: /a/g, list: [1, undefined] };
    }, new Date(0)),
    { year: 1970, nan: NaN, pattern: /a/g, list: [1, undefined] },
  );
});

test('an error that the page throws is thrown here', options, async () => {
  await assert.rejects(
    beta.evaluate(() => {
      throw new RangeError('too far');
    }),
    /RangeError: too far/,
  );
});

test('handles keep objects of the page', options, async () => {
  const handle = await beta.evaluateHandle(() => ({ k: [1, 2], name: 'kept' }));
  assert.equal(await handle.evaluate((object) => object.k.length), 2);
  assert.deepEqual(await handle.jsonValue(), { k: [1, 2], name: 'kept' });
  assert.deepEqual([...(await handle.getProperties()).keys()], ['k', 'name']);
  await handle.dispose();
  await assert.rejects(handle.evaluate((object) => object.k));
});

test('locators read text, count and attributes', options, async () => {
  assert.equal(await beta.locator('h1').textContent(), 'Page Beta');
  assert.equal(await beta.locator('li').count(), 3);
  assert.deepEqual(await beta.locator('li').allTextContents(), ['one', 'two', 'three']);
  assert.equal(await beta.locator('ul >> text=two').innerText(), 'two');
  assert.equal(await beta.locator('button').getAttribute('id'), 'go');
  assert.equal(await beta.locator('#go').isVisible(), true);
});

test('finds by role and by text, as a reader does', options, async () => {
  assert.equal(await beta.getByRole('button', { name: 'Press' }).textContent(), 'Press');
  assert.equal(await beta.getByRole('heading').textContent(), 'Page Beta');
  assert.equal(await beta.getByText('thr').textContent(), 'three');
});

test('a locator waits until the element comes', options, async () => {
  await beta.evaluate(() => {
    setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<p class=late>come</p>'), 100);
  });
  assert.equal(await beta.locator('.late').textContent(), 'come');
  await beta.waitForFunction((text) => document.querySelector('.late').textContent === text, 'come');
});

test('an event that a locator dispatches reaches the page', options, async () => {
  await beta.locator('#go').dispatchEvent('click');
  await until('the click', async () => (await beta.locator('#go').textContent()) === 'Pressed');
});

test('console messages carry text and arguments', options, async () => {
  const heard = beta.waitForEvent('console', (said) => said.text().startsWith('pw-said'));
  await beta.evaluate(() => console.warn('pw-said', { a: { b: 1 } }, 5));
  const said = await heard;
  assert.equal(said.type(), 'warning');
  assert.equal(said.text(), 'pw-said {a: Object} 5');
  assert.deepEqual(await Promise.all(said.args().map((arg) => arg.jsonValue())), ['pw-said', { a: { b: 1 } }, 5]);
});

test('an uncaught error is a pageerror', options, async () => {
  const heard = beta.waitForEvent('pageerror', (error) => /pw-late/.test(error.message));
  await beta.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('pw-late');
    });
  });
  const error = await heard;
  assert.equal(error.name, 'TypeError');
  assert.equal(error.message, 'pw-late');
});

test('two pages do not mix', options, async () => {
  const heard = { alpha: [], beta: [] };
  alpha.on('console', (said) => heard.alpha.push(said.text()));
  beta.on('console', (said) => heard.beta.push(said.text()));
  const say = (word) => console.log('pw-mine', word);
  await Promise.all([alpha.evaluate(say, 'A'), beta.evaluate(say, 'B')]);
  await until('both', () => heard.alpha.length && heard.beta.length);
  assert.deepEqual(heard, { alpha: ['pw-mine A'], beta: ['pw-mine B'] });
  assert.equal(await alpha.locator('h1').textContent(), 'Page Alpha');
});

test('a reload in the page is followed', options, async () => {
  const loaded = beta.waitForEvent('load');
  await beta.evaluate(() => {
    window.loaded = 'once';
    setTimeout(() => location.reload());
  });
  await loaded;
  assert.equal(await beta.evaluate(() => typeof window.loaded), 'undefined');
  assert.equal(await beta.locator('#go').textContent(), 'Press');
});
