'use strict';
// Tabs are closed, by the debugging port of their Chromium (the second argument). That a page is gone is said only when
// it cannot be a reload on a slow network any more.
const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const CDP = require('chrome-remote-interface');
const { chromium } = require('playwright-core');
const puppeteer = require('puppeteer-core');
const { endpoint, host, port, options } = require('./client');

const phone = process.argv[3];

/** Closes the tab of the page of that title, as its user would. */
async function closeTab(title) {
  const tabs = await (await fetch(`http://${phone}/json/list`)).json();
  await fetch(`http://${phone}/json/close/${tabs.find((tab) => tab.title === title).id}`);
}

let viaPuppeteer;
let viaPlaywright;

before(async () => {
  viaPuppeteer = await puppeteer.connect({ browserURL: `http://${endpoint}` });
  viaPlaywright = await chromium.connectOverCDP(`http://${endpoint}`);
}, options);

after(() => Promise.all([viaPuppeteer && viaPuppeteer.disconnect(), viaPlaywright && viaPlaywright.close()]));

test('a page whose tab is closed is gone for every client, with all that waits for it', options, async () => {
  const alpha = (page) => new URL(page.url()).pathname === '/alpha';
  const here = viaPlaywright.contexts()[0].pages().find(alpha);
  const there = (await viaPuppeteer.pages()).find(alpha);
  const target = (await CDP.List({ host, port })).find((page) => page.title === 'Alpha');
  const socket = await CDP({ host, port, target });
  const gone = Promise.all([
    here.waitForEvent('close'),
    new Promise((resolve) => there.once('close', resolve)),
    new Promise((resolve) => socket.once('disconnect', resolve)),
    assert.rejects(here.evaluate(() => new Promise(() => {}))),
    assert.rejects(there.evaluate(() => new Promise(() => {}))),
    assert.rejects(socket.Runtime.evaluate({ expression: 'new Promise(() => {})', awaitPromise: true })),
  ]);
  await closeTab('Alpha');
  await gone;
  await assert.rejects(here.title());
  await assert.rejects(there.title());
});

test('the other page has not noticed', options, async () => {
  assert.deepEqual((await CDP.List({ host, port })).filter(({ type }) => type === 'page').map(({ title }) => title), ['Beta']);
  const [here] = viaPlaywright.contexts()[0].pages();
  const [there] = await viaPuppeteer.pages();
  assert.deepEqual([await here.title(), await there.title()], ['Beta', 'Beta']);
});
