import { addDays } from '@glabella/domain/values';
import fc from 'fast-check';
import {
  consentStanding,
  isLastWordRefusal,
  type AskedAgain,
  type GivenConsent,
  type TreatmentWithdrawal,
} from './consent';
import {
  consentPoint,
  consentPointIds,
  consentPoints,
  isOptionalConsentPoint,
} from './consent-document';
import { shippedConsentPoints } from './shipped-consent';

const given = (changed: Partial<GivenConsent> = {}): GivenConsent => ({
  id: 'one',
  documentVersion: 1,
  agreedOn: '2026-03-10',
  recordedAt: `${changed.agreedOn ?? '2026-03-10'}T10:00:00Z`,
  ...changed,
});
const withdrawal = (on: string, recordedAt = `${on}T12:00:00Z`) => ({ on, recordedAt });
const standingOn = (
  on: string,
  consents: GivenConsent[],
  withdrawn: TreatmentWithdrawal[] = [],
  askedAgain: AskedAgain[] = [],
) => consentStanding({ given: consents, withdrawn, askedAgain }, on);
const kindOn = (...asked: Parameters<typeof standingOn>) => standingOn(...asked).kind;

describe('the consent that covers a day', () => {
  it.each([
    ['2026-03-09', 'later'],
    ['2026-03-10', 'in-force'],
    ['2027-03-10', 'in-force'],
  ])('agreed on 10 March: on %s it is %s', (on, kind) => {
    expect(kindOn(on, [given()])).toBe(kind);
  });

  it('is none where nobody ever agreed', () => {
    expect(kindOn('2026-03-10', [])).toBe('none');
  });

  it.each([
    ['2026-05-31', 'in-force'],
    ['2026-06-01', 'withdrawn'],
    ['2026-06-02', 'withdrawn'],
  ])('withdrawn on 1 June: on %s it is %s, so earlier sessions stay covered', (on, kind) => {
    expect(kindOn(on, [given()], [withdrawal('2026-06-01')])).toBe(kind);
  });

  it('counts again once the patient agrees anew', () => {
    const consents = [given(), given({ id: 'two', agreedOn: '2026-07-01' })];
    const withdrawn = [withdrawal('2026-06-01')];
    expect(kindOn('2026-06-15', consents, withdrawn)).toBe('withdrawn');
    expect(standingOn('2026-07-01', consents, withdrawn)).toMatchObject({
      kind: 'in-force',
      consent: { id: 'two' },
    });
  });

  it('is withdrawn as a whole, and counts again when it is given anew later on that day', () => {
    const consents = [given(), given({ id: 'two', agreedOn: '2026-05-01' })];
    const withdrawn = [withdrawal('2026-06-01')];
    for (const inAnyOrder of [consents, [...consents].reverse()]) {
      expect(kindOn('2026-05-31', inAnyOrder, withdrawn)).toBe('in-force');
      expect(standingOn('2026-06-01', inAnyOrder, withdrawn)).toEqual({
        kind: 'withdrawn',
        withdrawnOn: '2026-06-01',
      });
      const at = '2026-06-01T15:00:00Z';
      const anew = given({ id: 'three', agreedOn: '2026-06-01', recordedAt: at });
      expect(kindOn('2026-06-01', [...inAnyOrder, anew], withdrawn)).toBe('in-force');
    }
  });

  it.each([
    ['the morning', '2026-06-01T08:00:00Z', 'withdrawn'],
    ['the same moment', '2026-06-01T12:00:00Z', 'withdrawn'],
    ['the afternoon', '2026-06-01T14:00:00Z', 'in-force'],
  ])('recorded in %s of a withdrawal at noon is %s', (_, recordedAt, kind) => {
    const consents = [given(), given({ id: 'two', agreedOn: '2026-06-01', recordedAt })];
    for (const on of ['2026-06-01', '2026-12-01']) {
      expect(kindOn(on, consents, [withdrawal('2026-06-01')])).toBe(kind);
    }
  });

  it('that is withdrawn says so, also where a newer text asks again', () => {
    const consents = [given(), given({ id: 'two', agreedOn: '2026-05-01', documentVersion: 2 })];
    const askedAgain = [{ version: 2, publishedOn: '2026-04-20' }];
    expect(kindOn('2026-06-02', consents, [withdrawal('2026-06-01')], askedAgain)).toBe(
      'withdrawn',
    );
  });

  it.each([
    ['2026-04-30', 1, 'in-force'],
    ['2026-05-01', 1, 'asked-again'],
    ['2026-05-01', 2, 'in-force'],
    ['2026-05-01', 3, 'in-force'],
  ])(
    'on %s a consent to version %i is %s when version 2 asks everybody again from 1 May',
    (on, documentVersion, kind) => {
      const askedAgain = [{ version: 2, publishedOn: '2026-05-01' }];
      expect(kindOn(on, [given({ documentVersion })], [], askedAgain)).toBe(kind);
    },
  );

  it('never stands on a day before it was agreed or from the day of its withdrawal on', () => {
    const days = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(days, days, days, (agreed, span, asked) => {
        const agreedOn = addDays('2026-01-01', agreed);
        const withdrawnOn = addDays(agreedOn, span);
        const on = addDays('2026-01-01', asked);
        const isCovered =
          kindOn(on, [given({ agreedOn })], [withdrawal(withdrawnOn)]) === 'in-force';
        expect(isCovered).toBe(asked >= agreed && asked < agreed + span);
      }),
    );
  });
});

describe('the last word about an optional point', () => {
  const said = (on: string, isRefused: boolean, recordedAt = `${on}T10:00:00Z`) => ({
    on,
    isRefused,
    recordedAt,
  });
  it('is no refusal where nothing was said', () => {
    expect(isLastWordRefusal([])).toBe(false);
  });

  it('is the one of the last day, whatever the order in which they come', () => {
    expect(isLastWordRefusal([said('2026-05-01', true), said('2026-03-01', false)])).toBe(true);
    expect(isLastWordRefusal([said('2026-03-01', true), said('2026-05-01', false)])).toBe(false);
  });

  it('is the one recorded last of two of the same day', () => {
    const agreed = said('2026-05-01', false, '2026-05-01T09:00:00Z');
    const refused = said('2026-05-01', true, '2026-05-01T09:30:00Z');
    expect(isLastWordRefusal([refused, agreed])).toBe(true);
  });
});

describe('the shipped text of the consent', () => {
  it('words every point once, in the order of the document', () => {
    expect(shippedConsentPoints.map(({ id }) => id)).toEqual([...consentPointIds]);
    expect(consentPoints.map(({ id }) => id)).toEqual([...consentPointIds]);
    for (const { text } of shippedConsentPoints) expect(text).toMatch(/^[A-Z].{40,}\.$/);
  });

  it('says that the largest trial missed its main goal, with its source', () => {
    const text = shippedConsentPoints.find(({ id }) => id === 'primary-endpoint-missed')?.text;
    expect(text).toContain('missed');
    expect(consentPoint('primary-endpoint-missed').sources[0]?.label).toContain('Brin 2020');
  });

  it('lets photographs and the use of the data be declined, and nothing else', () => {
    expect(consentPointIds.filter(isOptionalConsentPoint)).toEqual(['photographs', 'data-use']);
  });
});
