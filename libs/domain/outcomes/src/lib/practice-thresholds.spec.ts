import { gad7, instruments, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { ownSettings, thresholdProblems, thresholdsWith } from './practice-thresholds';
import { thresholdSettings } from './threshold-settings';
import { defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { verdict } from './verdict';

const settingOf = (key: string) => {
  const setting = thresholdSettings.find((known) => known.key === key);
  if (!setting) throw new Error(`no setting ${key}`);
  return setting;
};

describe('the numbers that a practice may set', () => {
  it('are each explained, with a published default inside what is allowed', () => {
    const keys = thresholdSettings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { min, max, published, label, explains } of thresholdSettings) {
      expect(published.value).toBeGreaterThanOrEqual(min);
      expect(published.value).toBeLessThanOrEqual(max);
      expect(published.source.label).not.toBe('');
      expect(label).not.toBe('');
      expect(explains).toMatch(/\.$/);
    }
  });

  it('are those of every instrument that has the rule: none is lent from another', () => {
    const keysOf = (name: string) =>
      thresholdSettings.filter(({ group }) => group === name).map(({ key }) => key);
    expect(keysOf(gad7.name)).toEqual(['gad7ReliableChange']);
    expect(keysOf(phq9.name)).toEqual([
      'phq9ReliableChange',
      'phq9MinimalImportantDifference',
      'phq9RemissionBelow',
      'phq9ResponseBaselineFrom',
      'phq9Worsening',
      'phq9NewSevereFrom',
      'phq9RelapseFrom',
      'phq9RelapseRise',
      'phq9WearOffRise',
      'importedItem9Days',
    ]);
  });
});

const anyNumber =
  /"(?:value|from|rise|percent|targetDay|fromDay|toDay|earlyUntilWeek|earlyDays|lateDays)":\d+/g;

describe('the thresholds in force', () => {
  it('are the published ones where the practice set nothing, or the same number', () => {
    const same = Object.fromEntries(
      thresholdSettings.map(({ key, published }) => [key, published.value]),
    );
    for (const values of [{}, same, { somethingLater: 3 }]) {
      expect(thresholdsWith(values)).toEqual(defaultOutcomeThresholds);
      expect(ownSettings(values)).toEqual([]);
    }
  });

  it('name a number of the practice as such, with the published default and its source', () => {
    const thresholds = thresholdsWith({ phq9ReliableChange: 7, baselineWindowDays: 21 });
    expect(thresholdsOf(phq9, thresholds).reliableChange).toEqual({
      value: 7,
      source: {
        label: 'Practice’s setting',
        detail: expect.stringContaining('Published default 6: NHS Talking Therapies manual.'),
      },
    });
    expect(thresholds.baselineWindowDays.source.detail).toMatch(/^Default 14: Practice rule\. /);
    expect(thresholdsOf(gad7, thresholds)).toEqual(gad7.thresholds);
  });

  it('reach every rule: each setting changes exactly the number it names', () => {
    for (const { key, min, max, published } of thresholdSettings) {
      const value = published.value === max ? min : published.value + 1;
      const changed = thresholdsWith({ [key]: value });
      const numbers = JSON.stringify(changed).match(anyNumber) ?? [];
      const before = JSON.stringify(defaultOutcomeThresholds).match(anyNumber);
      const differing = numbers.filter((number, at) => number !== before?.[at]);
      expect([key, differing.length]).toEqual([key, 1]);
      expect(differing[0]).toMatch(new RegExp(`:${value}$`));
      expect(ownSettings({ [key]: value })).toEqual([settingOf(key)]);
    }
  });

  it('decide the verdict, and stand in its evidence', () => {
    const points = [
      { id: 'a', on: '2026-01-06', total: 15, status: 'complete' as const },
      { id: 'b', on: '2026-02-17', total: 9, status: 'complete' as const },
    ];
    const findings = (values: Record<string, number>) =>
      verdict(phq9, points, '2026-01-06', thresholdsWith(values)).findings;
    const reliable = (values: Record<string, number>) =>
      findings(values).find(({ kind }) => kind === 'reliable-improvement')?.evidence;
    expect(reliable({})).toBe('reliable improvement -6, threshold 6');
    expect(reliable({ phq9ReliableChange: 5 })).toBe('reliable improvement -6, threshold 5');
    expect(reliable({ phq9ReliableChange: 7 })).toBeUndefined();
    const kinds = findings({ responsePercent: 40 }).map(({ kind }) => kind);
    expect(kinds).toContain('response');
  });
});

describe('what a practice wants to set', () => {
  it('is allowed from the least to the greatest number, and not one beyond', () => {
    for (const { key, min, max } of thresholdSettings) {
      const refused = (value: number) =>
        thresholdProblems({ [key]: value }).some(({ message }) =>
          message.startsWith('Use a whole'),
        );
      expect([key, refused(min), refused(max)]).toEqual([key, false, false]);
      expect([key, refused(min - 1), refused(max + 1)]).toEqual([key, true, true]);
      expect([key, refused(min + 0.5), refused(NaN)]).toEqual([key, true, true]);
    }
  });

  it('is refused where no such number exists', () => {
    expect(thresholdProblems({ gad7RemissionBelow: 5 })).toEqual([
      { key: 'gad7RemissionBelow', message: 'There is no such setting.' },
    ]);
  });

  it.each([
    [{ partialResponsePercent: 30, responsePercent: 30 }, ['partialResponsePercent']],
    [{ partialResponsePercent: 30, responsePercent: 31 }, []],
    [{ responsePercent: 30 }, []],
    [{ partialResponsePercent: 49 }, []],
    [{ phq9RemissionBelow: 10 }, []],
    [{ phq9RemissionBelow: 11 }, ['phq9RemissionBelow', 'phq9RemissionBelow']],
    [{ phq9ResponseBaselineFrom: 4 }, ['phq9ResponseBaselineFrom']],
    [{ phq9RemissionBelow: 4, phq9RelapseFrom: 3 }, ['phq9RemissionBelow']],
    [{ phq9NewSevereFrom: 11 }, []],
    [{ phq9NewSevereFrom: 10 }, ['phq9NewSevereFrom']],
    [{ phq9ResponseBaselineFrom: 20 }, ['phq9ResponseBaselineFrom']],
    [{ weekSixFromDay: 42 }, ['weekSixFromDay']],
    [{ weekSixFromDay: 41 }, []],
    [{ weekSixToDay: 42 }, ['weekSixToDay']],
    [{ weekSixToDay: 43 }, []],
    [{ weekTwelveFromDay: 84 }, ['weekTwelveFromDay']],
    [{ weekTwelveToDay: 84 }, ['weekTwelveToDay']],
    [{ weekSixToDay: 69 }, []],
    [{ weekSixToDay: 70 }, ['weekSixToDay']],
    [{ weekTwelveFromDay: 56 }, ['weekTwelveFromDay']],
    [{ weekSixTargetDay: 45, weekSixFromDay: 44 }, []],
    [{ littleChangeFromDay: 35 }, ['littleChangeFromDay']],
    [{ littleChangeFromDay: 34 }, []],
    [{ visitLateDays: 6 }, ['visitLateDays']],
    [{ visitEarlyDays: 14 }, []],
  ])('keeps its order: %j is refused at %j', (values, keys) => {
    expect(thresholdProblems(values).map(({ key }) => key)).toEqual(keys);
  });

  it('always gives thresholds that every rule can be read with', () => {
    const someValues = fc.record(
      Object.fromEntries(
        thresholdSettings.map(({ key, min, max }) => [key, fc.integer({ min, max })]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(someValues, (values) => {
        const thresholds = thresholdsWith(values as Record<string, number>);
        for (const instrument of instruments) {
          expect(Object.keys(thresholdsOf(instrument, thresholds)).sort()).toEqual(
            Object.keys(instrument.thresholds).sort(),
          );
        }
      }),
    );
  });
});
