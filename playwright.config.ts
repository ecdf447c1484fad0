import { defineConfig } from '@playwright/test';

// A sub-path, since the site must work from any.
const base = '/some/sub/path/';
const port = process.env.SITE_PORT ?? '4199';
const address = `http://127.0.0.1:${port}${base}`;
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'tests/web',
  testMatch: '**/*.spec.{ts,mjs}',
  // What pictures.spec.ts compares with. A picture that is not there is a failure, not an occasion to make one.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  updateSnapshots: 'none',
  // Some wait for animations, on machines that are busy with other tests.
  timeout: 90_000,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // A slow machine with others beside it: what passes at the second go is listed as flaky, and is then to be mended.
  retries: process.env.CI === undefined ? 0 : 2,
  reporter: 'list',
  use: {
    baseURL: address,
    browserName: 'chromium',
    // What the site keeps would answer for the network that tests stand in for; offline.spec.ts tests it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --base ${base} --port ${port}`,
    url: address,
    reuseExistingServer: false,
  },
});
