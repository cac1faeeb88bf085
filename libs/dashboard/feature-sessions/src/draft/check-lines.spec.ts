import type { CheckAnswer } from '@glabella/contracts';
import type { SessionCheck } from '@glabella/domain/treatment';
import { checkList, withAnswer } from './check-lines';
import { inPageOrder, isUnfilled, placeOf, type CheckPlace } from './check-places';

const check = (code: string, severity: SessionCheck['severity']): SessionCheck => ({
  code,
  severity,
  title: code,
  evidence: '49 days.',
  answerBy: 'injector',
});
const dose = check('dose-above-protocol', 'acknowledge');
const interval = check('interval-short', 'reason');
const lot = check('lot-missing', 'stop');

const answer = (fields: Partial<CheckAnswer>): CheckAnswer => ({
  code: dose.code,
  acknowledged: false,
  reason: null,
  evidence: '49 days.',
  ...fields,
});

describe('the list of checks', () => {
  it('parts what is not filled in yet from what was found', () => {
    const { unfilled, found } = checkList([lot, interval, dose], [lot, interval], []);
    expect(unfilled.map(({ check: { code } }) => code)).toEqual(['lot-missing']);
    expect(found.map(({ check: { code }, isOpen }) => [code, isOpen])).toEqual([
      ['interval-short', true],
      ['dose-above-protocol', false],
    ]);
  });

  it.each([
    [answer({ acknowledged: true }), { isAcknowledged: true, isOutdated: false }],
    [answer({ acknowledged: false }), { isAcknowledged: false, isOutdated: false }],
    [
      answer({ acknowledged: true, evidence: '50 days.' }),
      { isAcknowledged: false, isOutdated: true },
    ],
    [answer({ acknowledged: true, evidence: null }), { isAcknowledged: true, isOutdated: false }],
    [answer({ evidence: '50 days.', reason: ' ' }), { isAcknowledged: false, isOutdated: false }],
  ])('shows the answer %j as %j', (given, expected) => {
    expect(checkList([dose], [dose], [given]).found[0]).toMatchObject(expected);
  });

  it('replaces an earlier answer and notes the facts it is given to', () => {
    const first = withAnswer([], dose, { acknowledged: true });
    const second = withAnswer(first, interval, { reason: 'Worn off' });
    expect(withAnswer(second, dose, { acknowledged: false })).toEqual([
      { code: 'interval-short', evidence: '49 days.', acknowledged: false, reason: 'Worn off' },
      { code: 'dose-above-protocol', evidence: '49 days.', acknowledged: false, reason: null },
    ]);
  });

  it('keeps no empty reason', () => {
    expect(withAnswer([], interval, { reason: '' })[0]?.reason).toBeNull();
  });
});

describe('where a check is settled', () => {
  it.each<[string, SessionCheck['severity'], CheckPlace]>([
    ['lot-missing', 'stop', 'lot'],
    ['contraindication-hypersensitivity-unanswered', 'stop', 'question-hypersensitivity'],
    ['contraindication-hypersensitivity', 'reason', 'check-contraindication-hypersensitivity'],
    ['lot-expired', 'stop', 'expiry'],
    ['lot-expired', 'reason', 'check-lot-expired'],
    ['past-use-by', 'stop', 'reconstituted'],
    ['past-use-by', 'reason', 'check-past-use-by'],
    ['consent-missing', 'acknowledge', 'consent'],
    ['interval-short', 'reason', 'check-interval-short'],
    ['a-check-of-tomorrow', 'stop', 'check-a-check-of-tomorrow'],
  ])('%s that asks for %s: at %s', (code, severity, place) => {
    expect(placeOf({ code, severity })).toBe(place);
  });

  it.each<[string, SessionCheck['severity'], boolean]>([
    ['units-missing', 'stop', true],
    ['contraindication-hypersensitivity-unanswered', 'stop', true],
    ['consent-missing', 'acknowledge', false],
    ['lot-expired', 'stop', false],
  ])('%s that asks for %s is simply not filled in: %s', (code, severity, expected) => {
    expect(isUnfilled({ code, severity })).toBe(expected);
  });

  it('follows the page from top to foot', () => {
    const places: CheckPlace[] = ['aftercare', 'question-a', 'check-b', 'lot', 'reason', 'sites'];
    expect(inPageOrder(places.map((place) => ({ place }))).map(({ place }) => place)).toEqual([
      'reason',
      'lot',
      'check-b',
      'question-a',
      'sites',
      'aftercare',
    ]);
  });
});
