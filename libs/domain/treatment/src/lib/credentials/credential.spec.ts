import { coversDay, credentialFaults, credentialKind, credentialKinds } from './credential';

describe('a credential', () => {
  it.each([
    { kind: 'medical-licence', from: '2026-01-01', until: null, field: undefined },
    { kind: 'injector-training', from: '2026-01-01', until: null, field: undefined },
    { kind: 'nursing-registration', from: '2026-01-01', until: null, field: 'validUntil' },
    {
      kind: 'physician-assistant-registration',
      from: '2026-01-01',
      until: null,
      field: 'validUntil',
    },
    { kind: 'other-registration', from: '2026-01-01', until: null, field: 'validUntil' },
    { kind: 'nursing-registration', from: '2026-01-01', until: '2026-01-01', field: undefined },
    { kind: 'nursing-registration', from: '2026-01-01', until: '2025-12-31', field: 'validUntil' },
    { kind: 'medical-licence', from: '1900-01-01', until: '2199-12-31', field: undefined },
    { kind: 'medical-licence', from: '1899-12-31', until: null, field: 'validFrom' },
    { kind: 'medical-licence', from: '2200-01-01', until: null, field: 'validFrom' },
    { kind: 'medical-licence', from: '2026-01-01', until: '2200-01-01', field: 'validUntil' },
  ] as const)('of $kind from $from until $until is faulty at $field', (row) => {
    const faults = credentialFaults(row.kind, { validFrom: row.from, validUntil: row.until });
    expect(faults.map(({ field }) => field)).toEqual(row.field ? [row.field] : []);
  });

  it.each([
    { day: '2025-12-31', covered: false },
    { day: '2026-01-01', covered: true },
    { day: '2026-03-31', covered: true },
    { day: '2026-04-01', covered: false },
  ])('from 1 Jan until 31 Mar 2026 covers $day: $covered', ({ day, covered }) => {
    expect(coversDay({ validFrom: '2026-01-01', validUntil: '2026-03-31' }, day)).toBe(covered);
  });

  it('without a last day covers every day from its first on', () => {
    expect(coversDay({ validFrom: '2026-01-01', validUntil: null }, '2080-01-01')).toBe(true);
  });

  it('has each kind once, and no other', () => {
    expect(new Set(credentialKinds.map(({ id }) => id)).size).toBe(credentialKinds.length);
    expect(() => credentialKind('licence' as never)).toThrow(RangeError);
  });
});
