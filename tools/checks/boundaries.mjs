/**
 * Proves that the boundaries of the workspace bite: writes one file with a forbidden import into each room, lints
 * them with the real configuration, expects exactly those complaints, and removes them again.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace/paths.mjs';
import { eslint, refreshProjectGraph } from './project-graph.mjs';

const RULES = ['@nx/enforce-module-boundaries', 'no-restricted-imports'];

const forbidden = [
  ['libs/domain/values/src', '@glabella/contracts', 'a domain lib imports a contract'],
  ['libs/domain/values/src', '@nestjs/common', 'a domain lib imports a framework'],
  ['libs/domain/values/src', 'node:fs', 'a domain lib reads files'],
  ['libs/domain/instruments/src', '@glabella/dashboard/ui', 'shared code imports web code'],
  ['libs/contracts/src', '@glabella/synthetic', 'a contract imports made-up data'],
  ['libs/dashboard/ui/src', '@angular/common/http', 'the ui lib fetches'],
  ['libs/dashboard/ui/src', '@glabella/dashboard/data-access', 'the ui lib fetches by proxy'],
  [
    'libs/dashboard/feature-patients/src',
    '@glabella/dashboard/feature-sessions',
    'a feature imports another feature',
  ],
  [
    'libs/dashboard/assessment-entry/src',
    '@glabella/dashboard/feature-patients',
    'a shared part imports a feature',
  ],
  ['libs/dashboard/assessment-entry/src', '@angular/router', 'a shared part goes somewhere'],
  ['apps/api/src', '@glabella/dashboard/ui', 'the API imports web code'],
  ['apps/api/src', '@glabella/synthetic', 'the API serves made-up data'],
  [
    'apps/api/src/caseload',
    '../absences/duty-roster.repository',
    "an API feature reads another's rows",
  ],
  ['apps/dashboard/src', '@glabella/synthetic', 'the dashboard shows made-up data'],
];
const allowed = [
  ['libs/contracts/src', '@glabella/domain/values', 'a contract imports the domain'],
  [
    'libs/dashboard/feature-patients/src',
    '@glabella/dashboard/assessment-entry',
    'a feature imports a shared part',
  ],
  ['apps/api/src/cli', '@glabella/synthetic', 'the demo seed imports made-up data'],
  ['apps/api/src/caseload', '../absences/duty-roster', 'an API feature asks another'],
];

const probes = [...forbidden, ...allowed].map(([folder, target, meaning], index) => ({
  file: join(root, folder, `boundary-probe-${process.pid}-${index}.ts`),
  source: `import * as probe from '${target}';\nexport { probe };\n`,
  meaning,
  isForbidden: index < forbidden.length,
}));
const removeProbes = () => probes.forEach(({ file }) => rmSync(file, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    removeProbes();
    process.exit(1);
  });
}

async function complaints() {
  try {
    await refreshProjectGraph();
    for (const { file, source } of probes) writeFileSync(file, source);
    const files = probes.map(({ file }) => file);
    const { output } = await eslint(['--format', 'json', ...files], { output: 'keep' });
    const results = JSON.parse(output.slice(output.indexOf('[{')));
    return new Map(
      results.map(({ filePath, messages }) => [
        filePath,
        messages.some(({ ruleId }) => RULES.includes(ruleId)),
      ]),
    );
  } finally {
    removeProbes();
  }
}

const found = await complaints();
for (const { file, meaning, isForbidden } of probes) {
  const isRight = found.get(file) === isForbidden;
  if (!isRight) process.exitCode = 1;
  const verdict = isForbidden ? 'refused' : 'allowed';
  process.stdout.write(`${isRight ? 'ok  ' : 'FAIL'} ${meaning}: expected to be ${verdict}\n`);
}
