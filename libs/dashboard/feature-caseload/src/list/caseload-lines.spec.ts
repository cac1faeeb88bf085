import { defaultOutcomeThresholds as numbers } from '@glabella/domain/outcomes';
import { heldBy, nurse, reasonOf, rowOf, today } from '../testing/caseload-of';
import { caseloadGroups, caseloadLine, toneOf } from './caseload-lines';
import { countChanges } from './list-changes';

describe('a line of the caseload', () => {
  it('says how long somebody waits, what is next and whose the patient is', () => {
    expect(caseloadLine(rowOf(1), today, numbers)).toMatchObject({
      name: 'Okafor 1, Imani',
      waits: 'waits 9 days',
      next: 'PHQ-9 of week 12',
      nextOn: '28 Dec 2026',
      owner: 'Dr. Synthetic',
    });
  });

  it.each([
    ['since today', '2026-11-23', 'since today'],
    ['since yesterday', '2026-11-22', 'waits 1 day'],
    ['for nothing', null, ''],
  ])('%s', (_, since, waits) => {
    expect(caseloadLine(rowOf(1, { since }), today, numbers).waits).toBe(waits);
  });

  it('names whom a reason was handed to before the psychiatrist of the course', () => {
    const row = rowOf(1, { reasons: [reasonOf({ holder: heldBy(nurse) })] });
    expect(caseloadLine(row, today, numbers).owner).toBe('Synthetic Nurse');
    expect(caseloadLine(rowOf(1, { responsible: null }), today, numbers).owner).toBe('–');
  });

  it('says that nothing is planned, or that there is no course', () => {
    expect(caseloadLine(rowOf(1, { next: null }), today, numbers).next).toBe('nothing planned');
    expect(caseloadLine(rowOf(1, { next: null, courseId: null }), today, numbers).next).toBe(
      'no course',
    );
  });
});

describe('the groups of the list', () => {
  const rows = [rowOf(1), rowOf(2), rowOf(3, { reasons: [], next: null })].map((row) => ({
    tier: row.tier,
    row,
  }));

  it('are the tiers, each under its number and its name', () => {
    const groups = caseloadGroups(rows, today, true, numbers);
    expect(groups.map(({ heading, lines }) => [heading, lines.length])).toEqual([
      ['2 · Worse', 2],
      ['8 · Nothing waits', 1],
    ]);
  });

  it('keep a line that changed where it is', () => {
    const changed = rows.map(({ tier, row }) => ({ tier, row: { ...row, tier: 8 } }));
    expect(caseloadGroups(changed, today, true, numbers).map(({ tier }) => tier)).toEqual([2, 8]);
  });

  it('are one without a heading in any other order', () => {
    expect(caseloadGroups(rows, today, false, numbers)).toMatchObject([
      { heading: null, lines: rows.map(() => ({})) },
    ]);
  });

  it.each([
    ['open-item-9', 'alarm'],
    ['worsening', 'alarm'],
    ['relapse', 'warn'],
    ['adverse-event', 'warn'],
    ['measure-overdue', 'neutral'],
  ] as const)('%s has the tone %s', (kind, tone) => {
    expect(toneOf({ kind, setAside: null })).toBe(tone);
  });
});

describe('what changed since the list was read', () => {
  const shown = [rowOf(1), rowOf(2)];

  it('is nothing while everybody stands where they stood', () => {
    const later = shown.map((row) => ({
      ...row,
      reasons: row.reasons.map((reason) => ({
        ...reason,
        evidence: 'PHQ-9 12 → 18, week 5, 10 days ago',
      })),
    }));
    expect(countChanges(shown, later)).toBe(0);
  });

  it('is everybody new, gone, or there for another reason', () => {
    expect(countChanges(shown, [...shown, rowOf(3)])).toBe(1);
    expect(countChanges(shown, shown.slice(1))).toBe(1);
    const changed = rowOf(1, { reasons: [reasonOf({ version: 1 })] });
    expect(countChanges(shown, [changed, rowOf(3)])).toBe(3);
  });
});
