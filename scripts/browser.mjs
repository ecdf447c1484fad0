// Chromium and its driver, for the tests that need a browser.

import { Refusal, step } from './lib/console.mjs';
import { aptInstall, attempt, canAptInstall, findInPath, isProgram } from './lib/process.mjs';

const browserPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const driverPlaces = [
  '/usr/lib/chromium/chromedriver',
  '/usr/lib/chromium-browser/chromedriver',
  '/snap/bin/chromium.chromedriver',
];

/** Finds or installs both: `{ browser, driver }`, two paths. CHROME_PATH and CHROMEDRIVER come before all other places. */
export async function requireBrowser() {
  if (findBrowser() === null || findDriver() === null) await install();
  const found = { browser: findBrowser(), driver: findDriver() };
  await checkVersions(found);
  return found;
}

/** The path of Chromium or Chrome, or null. */
export function findBrowser() {
  return (
    named('CHROME_PATH') ??
    findInPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome') ??
    browserPlaces.find(isProgram) ??
    null
  );
}

function findDriver() {
  return named('CHROMEDRIVER') ?? findInPath('chromedriver') ?? driverPlaces.find(isProgram) ?? null;
}

function named(variable) {
  const path = process.env[variable];
  if (path === undefined || path === '') return null;
  if (isProgram(path)) return path;
  throw new Refusal(`${variable} names '${path}', which is no program: correct or unset it.`);
}

async function install() {
  if (!canAptInstall()) {
    throw new Refusal(
      'The tests need Chromium (or Chrome) and chromedriver of the same version: install both, on Debian with ' +
        "'apt-get install chromium chromium-driver', or name them in CHROME_PATH and CHROMEDRIVER.",
    );
  }
  await step('Installing Chromium and its driver with apt-get', () => aptInstall('chromium', 'chromium-driver'));
  if (findBrowser() === null || findDriver() === null) {
    throw new Refusal('apt-get installed chromium and chromium-driver, but no chromium or chromedriver is found.');
  }
}

/** The driver must have the browser's main version. */
async function checkVersions({ browser, driver }) {
  const [one, other] = await Promise.all([mainVersion(browser), mainVersion(driver)]);
  if (one !== null && other !== null && one !== other) {
    throw new Refusal(
      `chromedriver is version ${other} and the browser ${one}: install a driver of the browser's version.`,
    );
  }
}

async function mainVersion(program) {
  const { output } = await attempt(program, ['--version']);
  return /(\d+)\.\d+\.\d+/.exec(output)?.[1] ?? null;
}
