import type { CredentialOverview, OwnSigning } from '@glabella/contracts';
import { administratorsNotice, ownNotice } from './credential-words';

type Credentials = OwnSigning['credentials'];
const credential = (change: Partial<Credentials[number]> = {}): Credentials[number] => ({
  id: '0198c0de-0000-7000-8000-0000000000c1',
  kind: 'medical-licence',
  state: 'verified',
  validFrom: '2020-01-01',
  validUntil: null,
  ...change,
});
const signing = (credentials: Credentials, isDelegate = false): OwnSigning => ({
  today: '2026-11-23',
  credentials,
  isDelegate,
  supervisors: [],
  usualSupervisorId: null,
});
const ending = credential({ validUntil: '2027-01-03' });
const ended = credential({ validUntil: '2026-11-22' });

describe('the notice where the day begins', () => {
  it.each([
    [signing([credential()]), null],
    [signing([], true), null],
    [signing([credential({ validUntil: '2027-01-23' })]), null],
    [signing([ending]), 'You may sign until 3 Jan 2027 (41 days). Enter the renewal in time.'],
    [
      signing([ending, credential({ state: 'waiting' })]),
      'You may sign until 3 Jan 2027 (41 days). The renewal waits to be verified.',
    ],
  ])('tells the person', (own, words) => {
    expect(ownNotice(own)).toBe(words);
  });

  it('tells who may not sign why, and what to do', () => {
    expect(ownNotice(signing([ended]))).toContain('Renew it under Practice, Your credentials');
    expect(ownNotice(signing([]))).toContain('You have no credential');
  });

  it('counts for administrators what is to verify, to renew and missing, but not their own to verify', () => {
    const row = (last: number, role: 'psychiatrist' | 'clinician', credentials: Credentials) => ({
      person: { id: `0198c0de-0000-7000-8000-00000000000${last}`, displayName: 'Somebody' },
      roles: [role],
      credentials,
    });
    const overview: CredentialOverview = {
      today: '2026-11-23',
      rows: [
        row(1, 'psychiatrist', [credential({ state: 'waiting' })]),
        row(2, 'psychiatrist', [ending]),
        row(3, 'clinician', [ended]),
        row(4, 'clinician', []),
        row(5, 'psychiatrist', []),
      ],
    };
    expect(administratorsNotice(overview, 'x')).toBe(
      'Credentials: 1 to verify, 1 about to expire, 2 expired or missing.',
    );
    const own = overview.rows[0]?.person.id ?? '';
    expect(administratorsNotice({ ...overview, rows: overview.rows.slice(0, 1) }, own)).toBeNull();
  });
});
