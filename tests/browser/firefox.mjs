/**
 * Uses the calculator in Firefox: `node firefox.mjs FIREFOX ADDRESS NOW`. Prints as JSON, for each
 * language, what a reader sees at once and when Python has confirmed it, and every error.
 */

import puppeteer from 'puppeteer-core';

const [executablePath, address, now] = process.argv.slice(2);
const TYPED = { top_up: '1.8.2026', 'amount-scratch-card': '5 USD' };
// Two browsers and Python, on a small machine with other work.
const PATIENCE = 120_000;

const seen = {};
const errors = [];
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
try {
  for (const language of ['en', 'km']) seen[language] = await use(language);
} finally {
  await browser.close();
}
console.log(JSON.stringify({ seen, errors }));

async function use(language) {
  // Nothing is remembered from the other language, such as that Python was loaded.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 360, height: 740 });
  await page.evaluateOnNewDocument(fixClock, Date.parse(now));
  await page.goto(`${address}/${language}/calculator/`);
  await page.locator('[name=way][value=top_up]').click();
  for (const [id, value] of Object.entries(TYPED)) await type(page, id, value);
  await page.locator('.calculator-form [type=submit]').click();
  await page.waitForSelector('.calculator-answer:not([hidden])');
  const instant = await page.evaluate(read);
  await page.locator('.calculator-offer button').click();
  await page.waitForSelector('.calculator-reasons:not([hidden])');
  const confirmed = await page.evaluate(read);
  await context.close();
  return { instant, confirmed };
}

/** Text fields are typed into; of a list the option of that value is chosen. */
async function type(page, id, value) {
  const field = await page.waitForSelector(`#${id}`);
  const isList = await field.evaluate((each) => each.matches('select'));
  await (isList ? field.select(value) : field.type(value));
}

function fixClock(moment) {
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length ? parts : [moment]));
    }

    static now() {
      return moment;
    }
  };
}

function read() {
  const text = (selector) => document.querySelector(selector).textContent;
  const rows = [...document.querySelectorAll('.calculator-stages tbody tr')];
  return {
    headline: text('.calculator-headline'),
    standing: text('[data-text=standing]'),
    stages: rows.map((row) => row.cells[1].textContent),
    steps: document.querySelectorAll('[data-list=steps] li').length,
  };
}
