import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const sources = join(__dirname, '..');

/** Settings, people and absences, counts, a person's own account, the trail while it streams, whether an export is wanted, old answers, ids of outdated rows. */
const mayReadUnaudited = [
  'absences/absences.service.ts',
  'aftercare/aftercare.service.ts',
  'audit/audit-queries.ts',
  'caseload/caseload.service.ts',
  'consents/consent-text.service.ts',
  'cosignatures/cosignatures.service.ts',
  'cosignatures/own-signing.service.ts',
  'credentials/credentials.service.ts',
  'exports/export-runner.ts',
  'follow-ups/escalation-watch.ts',
  'follow-ups/follow-ups.service.ts',
  'http/creation-housekeeping.ts',
  'identity/one-time-links.ts',
  'identity/own-account.service.ts',
  'patient-summary/rebuild-worker.ts',
  'practice/practice-thresholds.service.ts',
  'practice/practice.service.ts',
  'practice/staff.service.ts',
  'products/product-activations.service.ts',
  'protocols/protocols.service.ts',
];

function filesThatCall(method: string): string[] {
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(`.${method}(`))
    .map((file) => relative(sources, file))
    .filter((file) => !file.endsWith('.spec.ts'))
    .sort();
}

describe('a transaction of a practice', () => {
  it('goes without an audit row only where no patient data are', () => {
    expect(filesThatCall('runOutsideRecord')).toEqual(mayReadUnaudited);
  });
});
