import { consentStanding } from './consent';
import {
  courseConsents,
  isDataUseRefused,
  standingWithdrawals,
  withdrawnScopes,
  type RecordedConsent,
  type RecordedConsentEvent,
} from './course-consents';

const consent = (
  id: string,
  agreedOn: string,
  events: RecordedConsent['events'] = [],
  courseId = 'course',
): RecordedConsent => ({
  id,
  courseId,
  documentVersion: 1,
  agreedOn,
  recordedAt: `${agreedOn}T10:00:00Z`,
  events,
});
const happened = (
  kind: RecordedConsentEvent['kind'],
  on: string,
  facts: Partial<RecordedConsentEvent> = {},
): RecordedConsentEvent => ({
  version: 2,
  kind,
  scope: null,
  voids: null,
  happenedOn: on,
  recordedAt: `${on}T12:00:00Z`,
  ...facts,
});
const kindOn = (on: string, consents: readonly RecordedConsent[]) =>
  consentStanding({ ...courseConsents(consents, 'course'), askedAgain: [] }, on).kind;

describe('what of the consents of a patient counts for a course', () => {
  const withdrawal = happened('withdrawn', '2026-06-01', { scope: 'treatment' });
  const voiding = happened('voided', '2026-06-10', { version: 3 });

  it('is no consent of another course and none that was entered by mistake', () => {
    const consents = [
      consent('elsewhere', '2026-01-05', [], 'another'),
      consent('mistaken', '2026-01-06', [voiding]),
      consent('given', '2026-01-07'),
    ];
    const { given, withdrawn } = courseConsents(consents, 'course');
    expect(given.map(({ id }) => id)).toEqual(['given']);
    expect(withdrawn).toEqual([]);
  });

  it('is every withdrawal of the treatment, and none of photographs or of the use of the data', () => {
    const events = [happened('withdrawn', '2026-05-01', { scope: 'photographs' }), withdrawal];
    expect(courseConsents([consent('one', '2026-01-05', events)], 'course').withdrawn).toEqual([
      { on: '2026-06-01', recordedAt: '2026-06-01T12:00:00Z' },
    ]);
  });

  it('keeps a withdrawal when the consent that it was entered with is voided as a double entry', () => {
    const consents = [
      consent('first', '2026-01-05'),
      consent('double', '2026-05-01', [withdrawal, voiding]),
    ];
    expect(kindOn('2026-05-31', consents)).toBe('in-force');
    expect(kindOn('2026-06-11', consents)).toBe('withdrawn');
    expect(kindOn('2026-07-01', [...consents, consent('anew', '2026-07-01')])).toBe('in-force');
  });

  it('is nothing that was agreed where the only consent is void', () => {
    expect(kindOn('2026-07-01', [consent('one', '2026-05-01', [withdrawal, voiding])])).toBe(
      'none',
    );
  });

  it('is no withdrawal that was entered by mistake, whether or not the consent was', () => {
    const mistake = happened('withdrawal-voided', '2026-06-11', { version: 4, voids: 2 });
    const own = consent('own', '2026-01-05');
    const ofAnother = consent('of-another', '2026-05-01', [withdrawal, voiding, mistake]);
    expect(kindOn('2026-06-12', [own, ofAnother])).toBe('in-force');
    const alone = [consent('own', '2026-01-05', [withdrawal, { ...mistake, version: 3 }])];
    expect(kindOn('2026-06-12', alone)).toBe('in-force');
    const again = happened('withdrawn', '2026-06-20', { version: 4, scope: 'treatment' });
    const withdrawn = consent('own', '2026-01-05', [withdrawal, { ...mistake, version: 3 }, again]);
    expect(kindOn('2026-06-12', [withdrawn])).toBe('in-force');
    expect(kindOn('2026-06-20', [withdrawn])).toBe('withdrawn');
    expect(standingWithdrawals(withdrawn.events)).toEqual([again]);
    expect(withdrawnScopes(withdrawn.events)).toEqual(['treatment']);
  });
});

describe('the use of the data', () => {
  const agreed = { ...consent('agreed', '2026-05-01'), declined: [] };
  const declined = { ...consent('declined', '2026-05-20'), declined: ['data-use'] as const };
  const withdrawal = happened('withdrawn', '2026-06-01', { scope: 'data-use' });
  const voiding = happened('voided', '2026-06-10', { version: 3 });
  const withEvents = (...events: RecordedConsentEvent[]) => ({ ...agreed, events });

  it.each([
    ['nobody was asked', [], false],
    ['agreed', [agreed], false],
    ['declined in the last of several courses', [declined, agreed], true],
    ['agreed anew', [declined, { ...agreed, agreedOn: '2026-05-21' }], false],
    ['declined in a consent that is void', [{ ...declined, events: [voiding] }, agreed], false],
    ['withdrawn', [withEvents(withdrawal)], true],
    ['withdrawn with a consent that is void', [withEvents(withdrawal, voiding)], true],
    [
      'withdrawn by mistake',
      [withEvents(withdrawal, { ...voiding, kind: 'withdrawal-voided', voids: 2 })],
      false,
    ],
    ['the treatment alone withdrawn', [withEvents({ ...withdrawal, scope: 'treatment' })], false],
  ] as const)('%s: refused %s', (_, consents, isRefused) => {
    expect(isDataUseRefused(consents)).toBe(isRefused);
  });
});
