/**
 * Uses the calculator in Firefox: `node firefox.mjs FIREFOX ADDRESS DAY`. Prints as JSON what a reader
 * of Khmer sees who asks about that day, whether the module itself agrees, and every error.
 */

import puppeteer from 'puppeteer-core';

const [executablePath, address, day] = process.argv.slice(2);
// A browser and Python, on a small machine with other work.
const PATIENCE = 120_000;

const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
try {
  console.log(JSON.stringify(await use(await browser.newPage())));
} finally {
  await browser.close();
}

async function use(page) {
  const errors = [];
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 360, height: 740 });
  await page.goto(`${address}/km/#on=${day}&draft=1`);
  await page.waitForSelector('.ask-all:enabled');
  await page.locator('#typed').fill('10.09.26');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.card:not([hidden])');
  const instant = await page.evaluate(read);
  await page.locator('.why > summary').click();
  await page.locator('.check').click();
  await page.waitForSelector('.checked:not(:empty)');
  const checked = await page.evaluate(() => document.querySelector('.checked').className);
  return { ...instant, checked, errors };
}

function read() {
  const text = (selector) => document.querySelector(selector).textContent;
  return { word: text('.chip'), date: text('.dates .main dd') };
}
