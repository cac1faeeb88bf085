import { isLotExpired, isPastUseBy, lotExpiryFromLabel, useUntil } from './lot';

describe('the expiry of a lot', () => {
  it.each([
    { printed: '2027-08', expiresOn: '2027-08-31' },
    { printed: '2027-02', expiresOn: '2027-02-28' },
    { printed: '2028-02', expiresOn: '2028-02-29' },
    { printed: '2027-04', expiresOn: '2027-04-30' },
    { printed: '2027-08-15', expiresOn: '2027-08-15' },
  ])('reads $printed as $expiresOn', ({ printed, expiresOn }) => {
    expect(lotExpiryFromLabel(printed)).toBe(expiresOn);
  });

  it.each(['2027', '2027-13', '2027-00', '2027-02-30', '08/2027', ''])('refuses %p', (printed) => {
    expect(() => lotExpiryFromLabel(printed)).toThrow(
      expect.objectContaining({ code: 'calendar.date_invalid' }),
    );
  });

  it.each([
    { on: '2027-08-30', expired: false },
    { on: '2027-08-31', expired: false },
    { on: '2027-09-01', expired: true },
  ])('on $on the lot that expires on 31 Aug 2027 is expired: $expired', ({ on, expired }) => {
    expect(isLotExpired('2027-08-31', on)).toBe(expired);
  });
});

describe('the use-by after reconstitution', () => {
  const made = '2026-11-23T13:40:00+01:00';

  it('is 24 hours later, whatever offset the times are written with', () => {
    expect(useUntil(made, 24)).toBe('2026-11-24T12:40:00.000Z');
  });

  it.each([
    { used: '2026-11-24T12:39:59Z', past: false },
    { used: '2026-11-24T12:40:00Z', past: false },
    { used: '2026-11-24T12:40:00.001Z', past: true },
    { used: '2026-11-24T12:41:00Z', past: true },
  ])('a vial used at $used is past it: $past', ({ used, past }) => {
    expect(isPastUseBy(made, used, 24)).toBe(past);
  });

  it('counts real hours over the night on which clocks change', () => {
    const evening = '2026-10-24T20:00:00+02:00';
    expect(isPastUseBy(evening, '2026-10-25T19:00:00+01:00', 24)).toBe(false);
    expect(isPastUseBy(evening, '2026-10-25T19:01:00+01:00', 24)).toBe(true);
  });
});
