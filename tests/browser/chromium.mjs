// Starts Debian's Chromium once for a whole tool, watches what its pages say and
// load, and ends it in any case, also when time runs out.

import { existsSync } from 'node:fs';
import { count, giveUp } from '../links/report.mjs';

/** The one without windows first: it takes a third of the time to open a page. */
const PATHS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const PATH = process.env.CHROMIUM ?? PATHS.find(existsSync) ?? PATHS.at(-1);

/** No picture processor, no calls home, no way to any other machine. */
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** How long a page may take for anything, on a machine that does much else: no
 *  test of ours is about speed. */
const PATIENCE = 120e3;

async function findPlaywright() {
  if (!existsSync(PATH))
    throw new Error(`no Chromium at ${PATH}: apt-get install chromium, or set CHROMIUM`);
  try {
    return (await import('playwright-core')).chromium;
  } catch {
    throw new Error('no playwright-core: run "npm ci --ignore-scripts" in tests/');
  }
}

/** Calls work(browser), then ends the report.  Without Chromium the tool fails
 *  or, if it is optional, is skipped; after so many minutes it fails.  Other
 *  programs can lead the browser, too, through a `port` of 127.0.0.1. */
export async function withBrowser(report, { optional, minutes = 20, port }, work) {
  let chromium;
  try {
    chromium = await findPlaywright();
  } catch (error) {
    if (!optional)
      giveUp(error.message);
    report.skip('everything in the browser', error.message);
    return report.end();
  }

  const browser = await chromium.launch({
    executablePath: PATH, args: [...FLAGS, ...port ? [`--remote-debugging-port=${port}`] : []],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async settings => {    // newPage comes by here, too
    const context = await newContext(settings);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  const timer = setTimeout(() => {
    report.check('time', 'all of it', [`not done after ${count(minutes, 'minute')}`]);
    report.end();
    process.exit();              // ends the browser, too
  }, minutes * 60e3);
  try {
    await work(browser);
  } catch (error) {
    report.check('the tool itself', 'its run', [error.stack]);
  } finally {
    clearTimeout(timer);
    await browser.close();
    report.end();
    setTimeout(() => process.exit(), 1000).unref();    // though a server that work left is still listening
  }
}

/** Chromium's remark to whoever asks for the place of what is laid out later: a
 *  test did, not the page. */
const OURS = /^Rendering was performed in a subtree hidden by content-visibility/;

/** Notes what no page of ours may do: speak in the console, fail, load from
 *  elsewhere.  Gives { said, failed, elsewhere, loaded }, which grow. */
export function watch(page) {
  const seen = { said: [], failed: [], elsewhere: [], loaded: [] };
  page.on('console', message => OURS.test(message.text()) || seen.said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => seen.said.push(`uncaught: ${error.message}`));
  page.on('request', request => {
    if (!/^(http:\/\/127\.0\.0\.1[:/]|file:|data:|blob:)/.test(request.url()))
      seen.elsewhere.push(request.url());
  });
  page.on('requestfailed', request => seen.failed.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', response => {
    seen.loaded.push({ url: response.url(), type: response.request().resourceType() });
    if (response.status() >= 400)
      seen.failed.push(`${response.url()}: status ${response.status()}`);
  });
  return seen;
}

/** The bands of a home page come some frames after its first one. */
export async function allBands(tab) {
  while (await tab.evaluate(() => document.getAnimations().length));
}

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 36"/>';

/** A small logo in place of each: a page of a large landscape waits for hundreds
 *  of real ones, which links/check.mjs counts and pages.mjs looks at. */
export async function withoutLogos(context) {
  await context.route('**/logos/**', route => route.fulfill({ contentType: 'image/svg+xml', body: LOGO }));
}

/**
 * Runs work(tab), which gives {looked, faults} or throws what is wrong; a tab also
 * has to be silent. `prepare` may give the context routes of its own.
 */
export async function visit(report, browser, title, settings, work, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  await prepare(context);
  const tab = await context.newPage();
  const seen = watch(tab);
  let looked = '', faults = [];
  try {
    ({ looked, faults } = await work(tab));
  } catch (error) {
    faults = [error.message.split('\n').slice(0, 3).join(' ')];
  }
  const failed = seen.failed.filter(fault => !/ERR_ABORTED/.test(fault));    // left for another page
  report.check(title, looked, [...faults, ...seen.said, ...failed, ...seen.elsewhere]);
  await context.close();
}
