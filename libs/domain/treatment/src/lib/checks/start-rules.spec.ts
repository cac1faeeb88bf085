import { axillaryHyperhidrosis } from '../axillary-hyperhidrosis';
import { checksWith, codesWith, severityOf } from './ready-session';
import type { CourseStart } from './session-check';

const score = (on: string, total: number) => ({ id: on, on, total, status: 'complete' as const });
const start: CourseStart = {
  firstInjectionOn: '2026-11-12',
  firstOfOthersOn: '2026-11-12',
  scores: [score('2026-10-28', 18), score('2026-11-10', 19)],
};
const given = (performedOn: string, changed: Partial<CourseStart> = {}) => ({
  performedOn,
  performedAt: null,
  alreadyGiven: true,
  courseStart: { ...start, ...changed },
});
const evidenceOf = (...facts: Parameters<typeof given>) =>
  checksWith(given(...facts)).find(({ code }) => code === 'first-injection-moves')?.evidence;

describe('the first injection of the course', () => {
  it('is said and acknowledged where a late entry lies before it', () => {
    expect(severityOf('first-injection-moves', given('2026-11-05'))).toBe('acknowledge');
    expect(evidenceOf('2026-11-05')).toBe(
      'The first injection, from which weeks are counted, becomes 5 Nov 2026, until now 12 Nov 2026; the PHQ-9 baseline becomes 18 of 28 Oct 2026, until now 19 of 10 Nov 2026.',
    );
    expect(evidenceOf('2026-10-27')).toContain('the PHQ-9 baseline becomes none, until now 19');
  });

  it.each<[string, string, Partial<CourseStart>]>([
    ['a session of its day', '2026-11-12', {}],
    ['a later one', '2026-11-13', {}],
    ['an amendment that keeps its day', '2026-11-12', { firstOfOthersOn: '2026-11-20' }],
    ['an amendment of a later one', '2026-11-22', { firstOfOthersOn: '2026-11-12' }],
  ])('stays with %s', (_, performedOn, changed) => {
    expect(evidenceOf(performedOn, changed)).toBeUndefined();
  });

  it.each<[string, string, Partial<CourseStart>, string]>([
    ['earlier, alone', '2026-11-05', { firstOfOthersOn: null }, '5 Nov 2026'],
    ['later, alone', '2026-11-20', { firstOfOthersOn: null }, '20 Nov 2026'],
    ['later, before the next one', '2026-11-15', { firstOfOthersOn: '2026-11-20' }, '15 Nov 2026'],
    ['after the next one', '2026-11-22', { firstOfOthersOn: '2026-11-20' }, '20 Nov 2026'],
    ['of another one, before it', '2026-11-05', { firstOfOthersOn: '2026-11-12' }, '5 Nov 2026'],
  ])('moves with a date that is amended %s', (_, performedOn, changed, first) => {
    expect(evidenceOf(performedOn, changed)).toContain(`becomes ${first}, until now 12 Nov 2026`);
  });

  it('names the questionnaire of the protocol', () => {
    const axillary = { ...given('2026-11-05'), protocol: axillaryHyperhidrosis };
    const check = checksWith(axillary).find(({ code }) => code === 'first-injection-moves');
    expect(check?.evidence).toContain('the HDSS baseline');
  });

  it('is nothing to move before one is signed, or without a day', () => {
    const codes = [{ courseStart: null }, { ...given('2026-11-05'), performedOn: null }].flatMap(
      codesWith,
    );
    expect(codes.filter((code) => code.includes('first-injection-moves'))).toEqual([]);
  });
});
