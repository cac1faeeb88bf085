import type { SessionConsents } from '../consent/consent';
import { checksWith, codesWith, readySession } from './ready-session';

const [agreed] = readySession.consents.given;
const consents = (changed: Partial<SessionConsents> = {}): SessionConsents => ({
  ...readySession.consents,
  ...changed,
});
const agreedOn = (on: string) => consents({ given: agreed ? [{ ...agreed, agreedOn: on }] : [] });
const withdrawnOn = (on: string) =>
  consents({ withdrawn: [{ on, recordedAt: `${on}T12:00:00Z` }] });

describe('consent before a session on 23 Nov', () => {
  it.each([
    ['nobody agreed', consents({ given: [] }), ['stop consent-missing']],
    ['agreed the day after', agreedOn('2026-11-24'), ['stop consent-after-injection']],
    ['agreed on the day', agreedOn('2026-11-23'), []],
    ['agreed the day before', agreedOn('2026-11-22'), []],
    ['withdrawn the day before', withdrawnOn('2026-11-22'), ['stop consent-withdrawn']],
    ['withdrawn on the day', withdrawnOn('2026-11-23'), ['stop consent-withdrawn']],
    ['withdrawn the day after', withdrawnOn('2026-11-24'), []],
    [
      'a text that asks again',
      consents({ askedAgain: [{ version: 2, publishedOn: '2026-11-23' }] }),
      ['stop consent-outdated'],
    ],
    [
      'a text that asks again from tomorrow',
      consents({ askedAgain: [{ version: 2, publishedOn: '2026-11-24' }] }),
      [],
    ],
  ])('%s', (_, given, codes) => {
    expect(codesWith({ consents: given })).toEqual(codes);
  });

  it.each([
    ['2026-11-23', ['stop consent-missing']],
    ['2026-11-24', ['reason consent-missing']],
  ])('kept here from %s: without one %j', (keptFrom, codes) => {
    expect(codesWith({ consents: consents({ given: [], keptFrom }) })).toEqual(codes);
  });

  it('asks a psychiatrist for a reason where it was given before the withdrawal of that day', () => {
    const [check] = checksWith({ consents: withdrawnOn('2026-11-23'), alreadyGiven: true });
    expect(check).toMatchObject({
      code: 'consent-withdrawn',
      severity: 'reason',
      answerBy: 'psychiatrist',
    });
    expect(codesWith({ consents: withdrawnOn('2026-11-22'), alreadyGiven: true })).toEqual([
      'stop consent-withdrawn',
    ]);
  });

  it('never refuses the correction of a signed session, and asks for nothing where it states one', () => {
    const none = consents({ given: [] });
    const amending = { consents: none, isAmendment: true, alreadyGiven: true };
    expect(codesWith(amending)).toEqual(['reason consent-missing']);
    const stated = (statedConsentOn: string) => codesWith({ ...amending, statedConsentOn });
    expect(stated('2026-11-23')).toEqual(['note consent-as-stated']);
    expect(stated('2026-11-24')).toEqual(['reason consent-missing']);
    expect(codesWith({ consents: none, statedConsentOn: '2026-11-20' })).toEqual([
      'stop consent-missing',
    ]);
  });

  it('says before the day is known only that there is none at all', () => {
    expect(codesWith({ performedOn: null })).toEqual(['stop date-missing']);
    expect(codesWith({ performedOn: null, consents: consents({ given: [] }) })).toEqual([
      'stop date-missing',
      'stop consent-missing',
    ]);
  });
});
