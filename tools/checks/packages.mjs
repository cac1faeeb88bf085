/**
 * Checks what is installed without asking anybody: one Angular, nothing from elsewhere than the registry, licences that
 * let the product be passed on, and a tree that npm itself finds whole.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOutsideNodeModules, root } from '../workspace/paths.mjs';
import { run } from '../workspace/run.mjs';
import rules from './package-rules.cjs';

const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

const complaints = rules.packageComplaints(read('package.json'), read('package-lock.json'));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const tree = await run(npm, ['ls', '--all', '--loglevel=error'], {
  env: environmentOutsideNodeModules(),
  output: 'keep',
});
if (tree.code !== 0) {
  const problems = tree.output
    .split('\n')
    .filter((line) => /npm error|invalid|missing/i.test(line));
  complaints.push(`npm ls finds the tree broken:\n${problems.slice(0, 20).join('\n')}`);
}

for (const complaint of complaints) process.stdout.write(`FAIL ${complaint}\n`);
if (complaints.length === 0) process.stdout.write('ok   packages\n');
else process.exitCode = 1;
