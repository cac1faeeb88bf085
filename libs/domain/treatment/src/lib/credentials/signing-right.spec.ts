import { addDays, todayIn } from '@glabella/domain/values';
import type { StandingCredential } from './credential';
import { credentialOn, needsCredential, signingRight, signingStanding } from './signing-right';
import { daysLeftWords, obstacleWords, standingWords, wayOutOf } from './words';

const licence: StandingCredential = {
  id: 'licence',
  kind: 'medical-licence',
  state: 'verified',
  validFrom: '2026-01-10',
  validUntil: '2026-03-20',
};
const licenceWith = (change: Partial<StandingCredential>): StandingCredential => ({
  ...licence,
  ...change,
});
const on = (day: string) => ({ performedOn: day, signedOn: day, isAmendment: false });

describe('the right to sign', () => {
  it.each([
    { day: '2026-01-09', may: false, kind: 'not-yet-valid' },
    { day: '2026-01-10', may: true, kind: undefined },
    { day: '2026-03-20', may: true, kind: undefined },
    { day: '2026-03-21', may: false, kind: 'expired' },
  ])('on $day of a credential from 10 Jan until 20 Mar 2026: $may', ({ day, may, kind }) => {
    const right = signingRight([licence], on(day));
    expect(right.maySign).toBe(may);
    expect(right.maySign ? undefined : right.obstacle.kind).toBe(kind);
  });

  it.each([
    { credentials: [], kind: 'none' },
    { credentials: [licenceWith({ state: 'waiting' })], kind: 'waiting' },
    { credentials: [licenceWith({ state: 'withdrawn' })], kind: 'withdrawn' },
    { credentials: [licenceWith({ state: 'waiting', validUntil: '2026-01-31' })], kind: 'none' },
    {
      credentials: [licenceWith({ validUntil: '2026-01-31' }), licenceWith({ state: 'waiting' })],
      kind: 'waiting',
    },
    {
      credentials: [licenceWith({ validUntil: '2026-01-31' }), licenceWith({ state: 'withdrawn' })],
      kind: 'expired',
    },
  ])('is refused as $kind', ({ credentials, kind }) => {
    const right = signingRight(credentials, on('2026-02-02'));
    expect(right).toMatchObject({ maySign: false, obstacle: { kind, dayOf: 'signature' } });
  });

  it.each([
    { performedOn: '2026-01-09', signedOn: '2026-01-10', dayOf: 'injection' },
    { performedOn: '2026-03-20', signedOn: '2026-03-21', dayOf: 'signature' },
    { performedOn: '2026-01-10', signedOn: '2026-03-20', dayOf: undefined },
  ])('of $performedOn signed on $signedOn asks for both days', (row) => {
    const right = signingRight([licence], { ...row, isAmendment: false });
    expect(right.maySign ? undefined : right.obstacle.dayOf).toBe(row.dayOf);
  });

  it('rests on the credential of the day of signing, the day of the injection on another', () => {
    const renewed = licenceWith({
      id: 'renewed',
      validFrom: '2026-03-21',
      validUntil: '2027-03-20',
    });
    const late = { performedOn: '2026-03-18', signedOn: '2026-03-22', isAmendment: false };
    expect(signingRight([licence, renewed], late)).toEqual({
      maySign: true,
      credentialId: 'renewed',
    });
  });

  it('is not given for an injection in the gap between two credentials, but for its amendment', () => {
    const renewed = licenceWith({ id: 'renewed', validFrom: '2026-04-01', validUntil: null });
    const late = { performedOn: '2026-03-25', signedOn: '2026-04-02', isAmendment: false };
    expect(signingRight([licence, renewed], late)).toMatchObject({
      maySign: false,
      obstacle: { kind: 'expired', dayOf: 'injection', boundary: '2026-03-20' },
    });
    expect(signingRight([licence, renewed], { ...late, isAmendment: true }).maySign).toBe(true);
  });

  it('follows the calendar of the practice, not that of the server', () => {
    const instant = new Date('2026-03-20T23:30:00Z');
    const last = signingRight([licence], on(todayIn('America/New_York', instant)));
    const after = signingRight([licence], on(todayIn('Europe/Berlin', instant)));
    expect([last.maySign, after.maySign]).toEqual([true, false]);
  });

  it('prefers the credential that holds longest', () => {
    const open = licenceWith({ id: 'open', validUntil: null });
    const longer = licenceWith({ id: 'longer', validUntil: '2026-12-31' });
    expect(credentialOn([licence, open, longer], '2026-02-02')?.id).toBe('open');
    expect(credentialOn([longer, licence], '2026-02-02')?.id).toBe('longer');
  });
});

describe('the standing', () => {
  it.each([
    { today: addDays('2026-03-20', -61), daysLeft: 61, isExpiring: false },
    { today: addDays('2026-03-20', -60), daysLeft: 60, isExpiring: true },
    { today: '2026-03-20', daysLeft: 0, isExpiring: true },
  ])('on $today has $daysLeft days left, warned: $isExpiring', ({ today, ...expected }) => {
    const early = licenceWith({ validFrom: '2025-01-01' });
    expect(signingStanding([early], today)).toMatchObject({ kind: 'current', ...expected });
  });

  it('is blocked from the day after the last', () => {
    expect(signingStanding([licence], '2026-03-21')).toMatchObject({
      kind: 'blocked',
      obstacle: { kind: 'expired', boundary: '2026-03-20' },
    });
  });

  it.each([
    { from: '2026-03-21', until: '2027-03-20', isExpiring: false },
    { from: '2026-03-22', until: '2026-03-20', isExpiring: true },
  ])('goes on where a verified renewal from $from leaves no gap', ({ from, ...expected }) => {
    const renewed = licenceWith({ validFrom: from, validUntil: '2027-03-20' });
    expect(signingStanding([licence, renewed], '2026-03-01')).toMatchObject(expected);
  });

  it.each(['waiting', 'withdrawn'] as const)('does not go on with one that is %s', (state) => {
    const renewed = licenceWith({ state, validFrom: '2026-03-01', validUntil: null });
    expect(signingStanding([licence, renewed], '2026-03-01')).toMatchObject({
      until: '2026-03-20',
      isExpiring: true,
      isRenewalWaiting: state === 'waiting',
    });
  });

  it('of a credential without a last day never expires', () => {
    expect(signingStanding([licenceWith({ validUntil: null })], '2026-03-01')).toMatchObject({
      until: null,
      daysLeft: null,
      isExpiring: false,
    });
  });
});

describe('the words', () => {
  it.each([
    [[licence], '2026-04-01', 'ended on 20 Mar 2026 and does not cover 1 Apr 2026', 'Renew it'],
    [[licence], '2026-01-01', 'begins on 10 Jan 2026', 'Enter yours'],
    [[], '2026-04-01', 'no credential that covers 1 Apr 2026', 'Enter yours'],
    [[licenceWith({ state: 'waiting' })], '2026-02-01', 'waits to be verified', 'An administrator'],
    [[licenceWith({ state: 'withdrawn' })], '2026-02-01', 'was withdrawn', 'Enter yours'],
  ] as const)('say why and the way out', (credentials, day, why, way) => {
    const right = signingRight(credentials, on(day));
    if (right.maySign) throw new Error('may sign');
    expect(obstacleWords(right.obstacle)).toContain(why);
    expect(wayOutOf(right.obstacle)).toContain(way);
  });

  it('name the other way out where the day of the injection is not covered', () => {
    const late = { performedOn: '2026-01-09', signedOn: '2026-02-01', isAmendment: false };
    const right = signingRight([licence], late);
    if (right.maySign) throw new Error('may sign');
    expect(obstacleWords(right.obstacle)).toContain('on the day of the injection too');
    expect(wayOutOf(right.obstacle)).toContain('let somebody who supervised it sign');
  });

  it.each([
    [[licence], '2026-02-01', 'until 20 Mar 2026'],
    [[licenceWith({ validUntil: null })], '2026-02-01', 'without a last day'],
    [[licence], '2026-04-01', 'ended on 20 Mar 2026'],
    [[licence], '2026-01-01', 'begins on 10 Jan 2026'],
    [[licenceWith({ state: 'waiting' })], '2026-02-01', 'waits for verification'],
    [[licenceWith({ state: 'withdrawn' })], '2026-02-01', 'withdrawn'],
    [[], '2026-02-01', 'no credential'],
  ] as const)('say where somebody stands', (credentials, day, words) => {
    expect(standingWords(signingStanding(credentials, day))).toBe(words);
  });

  it('count days', () => {
    expect([0, 1, 41].map(daysLeftWords)).toEqual(['today', '1 day', '41 days']);
  });
});

describe('whose credential a practice misses', () => {
  it.each([
    { roles: ['psychiatrist'], credentials: [], needs: true },
    { roles: ['clinician', 'psychiatrist'], credentials: [], needs: true },
    { roles: ['clinician'], credentials: [], needs: false },
    { roles: ['clinician'], credentials: [licence], needs: true },
  ])('$roles with $credentials.length entered: $needs', ({ roles, credentials, needs }) => {
    expect(needsCredential(roles, credentials)).toBe(needs);
  });
});
