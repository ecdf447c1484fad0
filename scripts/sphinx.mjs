// The tests of the Sphinx directive, with a Sphinx of their own in .tools/sphinx.

import { join } from 'node:path';
import { Refusal, say, step } from './lib/console.mjs';
import { atRoot, toolsFolder } from './lib/paths.mjs';
import { attempt, findInPath, run } from './lib/process.mjs';
import { contentHash, isStamped, stamped } from './lib/stamp.mjs';

const folder = atRoot('integrations', 'sphinx');
const environment = join(toolsFolder, 'sphinx');
const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** A Python that has what the tests need, or null with the reason said: this is the one place that needs a Python 3.11. */
async function requireSphinx() {
  const requirements = join(folder, 'requirements.txt');
  const content = contentHash([requirements]);
  if (isStamped('sphinx', content, python)) return python;
  const system = findInPath('python3', 'python');
  if (
    system === null ||
    (await attempt(system, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'])).code !== 0
  ) {
    say('The Sphinx directive is not tested: that needs a Python 3.11 or newer in the PATH.');
    return null;
  }
  try {
    await step('Installing Sphinx for the tests of its directive', () =>
      stamped('sphinx', content, async () => {
        await run(system, ['-m', 'venv', '--clear', environment]);
        await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
      }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`${error.message}\nThe Sphinx directive is not tested: Sphinx could not be installed.`);
    return null;
  }
  return python;
}

/** Runs the tests; the exit status of pytest, or 0 where there is nothing to run them with. */
export async function sphinxTests() {
  const found = await requireSphinx();
  if (found === null) return 0;
  const options = ['-q', '-p', 'no:cacheprovider', folder];
  const { code } = await attempt(found, ['-m', 'pytest', ...options], {
    env: { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' },
    show: true,
  });
  return code;
}
