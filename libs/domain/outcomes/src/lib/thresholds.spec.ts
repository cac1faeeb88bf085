import { gad7, instruments as known, phq9 } from '@glabella/domain/instruments';
import { defaultOutcomeThresholds, thresholdsOf } from './thresholds';

describe('the rules in force by default', () => {
  it('are the published and agreed numbers', () => {
    const rules = defaultOutcomeThresholds;
    expect(rules.baselineWindowDays.value).toBe(14);
    expect(
      rules.weekWindows.map(({ week, fromDay, targetDay, toDay }) => [
        week,
        fromDay,
        targetDay,
        toDay,
      ]),
    ).toEqual([
      [6, 28, 42, 56],
      [12, 70, 84, 98],
    ]);
    expect(rules.responsePercent.value).toBe(50);
    expect(rules.partialResponsePercent.value).toBe(25);
    expect(rules.noResponseFromDay.value).toBe(42);
    expect(rules.littleChange).toMatchObject({ percent: 20, fromDay: 21, toDay: 35 });
    expect(rules.relapseConfirmationDays.value).toBe(14);
    expect(rules.recoveryMonths.value).toBe(6);
    expect(rules.onsetPercent.value).toBe(20);
    expect(rules.visitTolerance).toMatchObject({ earlyUntilWeek: 8, earlyDays: 7, lateDays: 14 });
    expect(rules.leastComparable.value).toBe(20);
    expect(rules.leastPrinted.value).toBe(5);
    expect(rules.importedItem9Days.value).toBe(14);
  });

  it('each name their source', () => {
    const { instruments, weekWindows, ...rules } = defaultOutcomeThresholds;
    const cited = [...Object.values(rules), ...weekWindows];
    for (const { source } of cited) expect(source.label).not.toBe('');
    expect(Object.keys(instruments)).toEqual(known.map(({ id }) => id));
  });

  it('take the points of an instrument from the practice, else from the instrument', () => {
    const ownGad7 = { reliableChange: { value: 5, source: { label: 'This practice' } } };
    const thresholds = { ...defaultOutcomeThresholds, instruments: { gad7: ownGad7 } };
    expect(thresholdsOf(gad7, thresholds)).toBe(ownGad7);
    expect(thresholdsOf(phq9, thresholds)).toBe(phq9.thresholds);
  });
});
