import type { CheckAnswerer, CheckSeverity, SessionCheck } from './session-check';
import { unresolvedChecks } from './unresolved-checks';

const check = (severity: CheckSeverity, answerBy: CheckAnswerer = 'injector'): SessionCheck => ({
  code: 'interval-short',
  severity,
  title: 'Last toxin 49 days ago',
  evidence: '49 days',
  answerBy,
});
const code = 'interval-short';

describe('what still blocks signing', () => {
  it.each([
    { severity: 'stop', answer: {}, blocks: true },
    { severity: 'stop', answer: { acknowledged: true, reason: 'Because' }, blocks: true },
    { severity: 'reason', answer: {}, blocks: true },
    { severity: 'reason', answer: { reason: null }, blocks: true },
    { severity: 'reason', answer: { reason: '  \n' }, blocks: true },
    { severity: 'reason', answer: { acknowledged: true }, blocks: true },
    { severity: 'reason', answer: { reason: 'Wear-off at week 6' }, blocks: false },
    { severity: 'acknowledge', answer: {}, blocks: true },
    { severity: 'acknowledge', answer: { acknowledged: false }, blocks: true },
    { severity: 'acknowledge', answer: { reason: 'Because' }, blocks: true },
    { severity: 'acknowledge', answer: { acknowledged: true }, blocks: false },
    { severity: 'note', answer: {}, blocks: false },
  ] as const)('$severity answered with $answer blocks: $blocks', ({ severity, answer, blocks }) => {
    const asked = check(severity);
    expect(unresolvedChecks([asked], [{ code, ...answer }])).toEqual(blocks ? [asked] : []);
  });

  it.each(['stop', 'reason', 'acknowledge'] as const)(
    '%s without any answer blocks',
    (severity) => {
      expect(unresolvedChecks([check(severity)], [])).toHaveLength(1);
    },
  );

  it('does not take the answer to another check', () => {
    const other = { code: 'lot-expired', reason: 'Given before it was seen' };
    expect(unresolvedChecks([check('reason')], [other])).toHaveLength(1);
  });

  it.each([
    { answeredBy: undefined, blocks: true },
    { answeredBy: 'injector', blocks: true },
    { answeredBy: 'psychiatrist', blocks: false },
  ] as const)(
    'a psychiatrist’s reason given by $answeredBy blocks: $blocks',
    ({ answeredBy, blocks }) => {
      const asked = check('reason', 'psychiatrist');
      const answer = { code, reason: 'Benefit outweighs', answeredBy };
      expect(unresolvedChecks([asked], [answer])).toHaveLength(blocks ? 1 : 0);
    },
  );

  it('does not take an answer that was given to other numbers', () => {
    const answer = { code, reason: 'Wear-off', evidence: '50 days' };
    expect(unresolvedChecks([check('reason')], [answer])).toHaveLength(1);
    expect(unresolvedChecks([check('reason')], [{ ...answer, evidence: '49 days' }])).toEqual([]);
    expect(unresolvedChecks([check('reason')], [{ ...answer, evidence: null }])).toEqual([]);
  });

  it('keeps the order of the checks', () => {
    const [stop, note, tick] = [check('stop'), check('note'), check('acknowledge')];
    expect(unresolvedChecks([stop, note, tick], [])).toEqual([stop, tick]);
  });
});
