import {
  consentFaults,
  mayNameFormerTaker,
  withdrawable,
  withdrawalFaults,
  withdrawalVoidingFaults,
} from './consent-faults';

const days = { birthDate: '1984-03-12', today: '2026-11-23' };
const fieldsOf = (faults: readonly { readonly field: string }[]) =>
  faults.map(({ field }) => field);

describe('the day of a consent', () => {
  it.each([
    ['1984-03-11', ['agreedOn']],
    ['1984-03-12', []],
    ['2026-11-23', []],
    ['2026-11-24', ['agreedOn']],
  ])('%s: %j', (on, fields) => {
    expect(fieldsOf(consentFaults(on, days))).toEqual(fields);
  });
});

describe('somebody who left', () => {
  it.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('may have taken a consent of %s: %s', (on, may) => {
    expect(mayNameFormerTaker(on, days.today)).toBe(may);
  });
});

describe('a withdrawal', () => {
  const consent = { agreedOn: '2026-11-10', declined: [], events: [] } as const;
  const withdrawing = { scope: 'data-use', withdrawnOn: '2026-11-20' } as const;

  it.each([
    ['2026-11-09', ['withdrawnOn']],
    ['2026-11-10', []],
    ['2026-11-23', []],
    ['2026-11-24', ['withdrawnOn']],
  ])('on %s: %j', (withdrawnOn, fields) => {
    const faults = withdrawalFaults(consent, { ...withdrawing, withdrawnOn }, days.today);
    expect(fieldsOf(faults)).toEqual(fields);
  });

  const step = { version: 2, kind: 'withdrawn', scope: 'data-use', voids: null } as const;
  const again = { ...consent, events: [step] };
  const declined = { ...consent, declined: ['data-use'] as const };

  it('withdraws nothing twice, and nothing that was declined', () => {
    expect(fieldsOf(withdrawalFaults(again, withdrawing, days.today))).toEqual(['scope']);
    expect(fieldsOf(withdrawalFaults(declined, withdrawing, days.today))).toEqual(['scope']);
    const treatment = { ...withdrawing, scope: 'treatment' } as const;
    expect(withdrawalFaults(declined, treatment, days.today)).toEqual([]);
  });

  it('is offered of what neither was withdrawn nor declined', () => {
    expect(withdrawable(consent)).toEqual(['treatment', 'photographs', 'data-use']);
    expect(withdrawable(again)).toEqual(['treatment', 'photographs']);
    expect(withdrawable(declined)).toEqual(['treatment', 'photographs']);
    const mistake = { version: 3, kind: 'withdrawal-voided', scope: null, voids: 2 } as const;
    expect(withdrawable({ ...again, events: [step, mistake] })).toContain('data-use');
  });
});

describe('the voiding of a withdrawal', () => {
  const events = [
    { version: 2, kind: 'withdrawn', voids: null },
    { version: 3, kind: 'withdrawal-voided', voids: 2 },
    { version: 4, kind: 'withdrawn', voids: null },
    { version: 5, kind: 'voided', voids: null },
  ] as const;

  it.each([
    [4, []],
    [2, ['This withdrawal is void already.']],
    [3, ['There is no such withdrawal of this consent.']],
    [5, ['There is no such withdrawal of this consent.']],
    [6, ['There is no such withdrawal of this consent.']],
  ])('of step %i: %j', (withdrawal, messages) => {
    const faults = withdrawalVoidingFaults(events, withdrawal);
    expect(faults.map(({ message }) => message)).toEqual(messages);
  });
});
