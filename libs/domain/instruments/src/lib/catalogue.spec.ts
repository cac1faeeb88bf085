import { findInstrument, instruments } from './catalogue';
import { gad7 } from './gad7';
import { phq9 } from './phq9';

describe('the instruments the product knows', () => {
  it('are found by id and nothing else, the PHQ-9 first', () => {
    expect(instruments.map(({ id }) => id)).toEqual([
      'phq9',
      'gad7',
      'madrs',
      'hamd17',
      'bdi2',
      'qids-sr16',
      'check-in',
      'hdss',
    ]);
    expect(findInstrument('phq9')).toBe(phq9);
    expect(findInstrument('gad7')).toBe(gad7);
    expect(findInstrument('PHQ9')).toBeUndefined();
    expect(findInstrument('')).toBeUndefined();
  });
});

describe.each(instruments)('$name as data', (instrument) => {
  it('has bands without hole or overlap over its range, or none', () => {
    const { bands, range, otherBands = [] } = instrument;
    for (const set of [bands, ...otherBands.map((other) => other.bands)]) {
      if (set.length === 0) continue;
      expect([set[0]?.from, set.at(-1)?.to]).toEqual([range.min, range.max]);
      set.slice(1).forEach(({ from }, index) => expect(from).toBe((set[index]?.to ?? NaN) + 1));
      for (const { from, to } of set) expect(from).toBeLessThanOrEqual(to);
    }
  });

  it('names a source for itself, its bands, its rule for gaps and every threshold', () => {
    expect(instrument.sources.length).toBeGreaterThan(0);
    expect(instrument.bandSource !== null).toBe(instrument.bands.length > 0);
    expect(instrument.missingRule.source.label).not.toBe('');
    for (const threshold of Object.values(instrument.thresholds)) {
      expect(threshold.source.label).not.toBe('');
      expect(threshold.source.detail).not.toBe('');
    }
  });

  it('has a reliability between 0 and 1 with its source, or none', () => {
    const { value, source } = instrument.internalConsistency ?? { value: 0.5, source: null };
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1);
    expect(source?.detail).not.toBe('');
  });

  it('shows the wording of items only where that is free', () => {
    expect(instrument.items.length > 0).toBe(instrument.entry.kind !== 'total');
  });
});

describe.each([phq9, gad7])('$name as a form', (instrument) => {
  it('has every item once, numbered in order, with its own code and LOINC code', () => {
    const { id, items } = instrument;
    expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => index + 1));
    expect(items.map(({ code }) => code)).toEqual(items.map(({ number }) => `${id}.${number}`));
    expect(new Set(items.map(({ loinc }) => loinc)).size).toBe(items.length);
    expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
  });

  it('ranges from all items at their lowest to all items at their highest answer', () => {
    const values = instrument.options.map(({ value }) => value);
    expect(instrument.range).toEqual({
      min: instrument.items.length * Math.min(...values),
      max: instrument.items.length * Math.max(...values),
    });
  });

  it('asks about the last two weeks and counts a lower total as better', () => {
    expect(instrument.question).toContain('Over the last 2 weeks');
    expect(instrument.recallDays).toBe(14);
    expect(instrument.direction).toBe('lower-is-better');
  });

  it('may be shown in full, and says so', () => {
    expect(instrument.copyright).toContain('No permission required');
  });
});

describe('the official wording of the PHQ-9', () => {
  it('is the printed one, item by item, with the LOINC codes of US Core', () => {
    expect(phq9.items.map(({ text, loinc }) => [loinc, text])).toEqual([
      ['44250-9', 'Little interest or pleasure in doing things'],
      ['44255-8', 'Feeling down, depressed, or hopeless'],
      ['44259-0', 'Trouble falling or staying asleep, or sleeping too much'],
      ['44254-1', 'Feeling tired or having little energy'],
      ['44251-7', 'Poor appetite or overeating'],
      [
        '44258-2',
        'Feeling bad about yourself - or that you are a failure or have let yourself ' +
          'or your family down',
      ],
      [
        '44252-5',
        'Trouble concentrating on things, such as reading the newspaper or watching television',
      ],
      [
        '44253-3',
        'Moving or speaking so slowly that other people could have noticed. Or the ' +
          'opposite - being so fidgety or restless that you have been moving around a lot more ' +
          'than usual',
      ],
      ['44260-8', 'Thoughts that you would be better off dead, or of hurting yourself in some way'],
    ]);
    expect(phq9.question).toBe(
      'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
    );
  });

  it('keeps the functional question apart, its answer codes in the order of severity', () => {
    expect(phq9.functionItem?.loinc).toBe('69722-7');
    expect(phq9.functionItem?.text).toBe(
      'If you checked off any problems, how difficult have these problems made it for you ' +
        'to do your work, take care of things at home, or get along with other people?',
    );
    expect(
      phq9.functionItem?.options.map(({ value, label, loinc }) => [value, label, loinc]),
    ).toEqual([
      [0, 'Not difficult at all', 'LA6572-7'],
      [1, 'Somewhat difficult', 'LA6573-5'],
      [2, 'Very difficult', 'LA6575-0'],
      [3, 'Extremely difficult', 'LA6574-3'],
    ]);
    expect(phq9.items.map(({ loinc }) => loinc)).not.toContain('69722-7');
  });

  it('uses the total code for the total, not the code of the panel', () => {
    expect(phq9.loinc).toEqual({ panel: '44249-1', total: '44261-6' });
  });

  it('has item 9 as its one safety item', () => {
    expect(phq9.items.filter((item) => item.isSafetyItem).map(({ number }) => number)).toEqual([9]);
  });
});

describe('the official wording of the GAD-7', () => {
  it('is the printed one, irritable before afraid, with its LOINC codes', () => {
    expect(gad7.items.map(({ text, loinc }) => [loinc, text])).toEqual([
      ['69725-0', 'Feeling nervous, anxious or on edge'],
      ['68509-9', 'Not being able to stop or control worrying'],
      ['69733-4', 'Worrying too much about different things'],
      ['69734-2', 'Trouble relaxing'],
      ['69735-9', 'Being so restless that it is hard to sit still'],
      ['69689-8', 'Becoming easily annoyed or irritable'],
      ['69736-7', 'Feeling afraid as if something awful might happen'],
    ]);
    expect(gad7.loinc).toEqual({ panel: '69737-5', total: '70274-6' });
  });

  it('has no safety item and no functional question', () => {
    expect(gad7.items.some((item) => item.isSafetyItem)).toBe(false);
    expect(gad7.functionItem).toBeUndefined();
  });
});

describe('the thresholds', () => {
  const values = (instrument: typeof phq9): Record<string, number> =>
    Object.fromEntries(
      Object.entries(instrument.thresholds).map(([name, threshold]) => [
        name,
        'value' in threshold ? threshold.value : threshold.from,
      ]),
    );

  it('of the PHQ-9 are the published ones', () => {
    expect(values(phq9)).toEqual({
      reliableChange: 6,
      caseness: 10,
      remissionBelow: 5,
      minimalImportantDifference: 5,
      responseBaselineFrom: 10,
      worsening: 6,
      newSevereFrom: 20,
      relapse: 10,
      wearOffRise: 5,
    });
    expect(phq9.thresholds.relapse?.rise).toBe(5);
  });

  it('of the GAD-7 are its own two; it borrows none from the PHQ-9', () => {
    expect(values(gad7)).toEqual({ reliableChange: 4, caseness: 8 });
  });

  it('share the four answers and their LOINC codes', () => {
    expect(phq9.options.map(({ value, label, loinc }) => [value, label, loinc])).toEqual([
      [0, 'Not at all', 'LA6568-5'],
      [1, 'Several days', 'LA6569-3'],
      [2, 'More than half the days', 'LA6570-1'],
      [3, 'Nearly every day', 'LA6571-9'],
    ]);
    expect(gad7.options).toBe(phq9.options);
  });
});
