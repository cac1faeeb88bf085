import * as fc from 'fast-check';
import { addDays } from '@glabella/domain/values';
import { confoundersOn } from './confounders';
import {
  type MedicationFacts,
  latestDose,
  medicationChanges,
  medicationFaults,
  medicationSpan,
} from './medication';

const context = { today: '2026-03-01', birthDate: '1980-05-05' };

const sertraline = (facts: Partial<MedicationFacts> = {}): MedicationFacts => ({
  drugId: 'sertraline',
  otherName: null,
  otherClass: null,
  doseUnit: 'mg',
  steps: [
    { on: '2025-10-01', dose: 50 },
    { on: '2026-02-02', dose: 100 },
  ],
  stoppedOn: null,
  purpose: null,
  ...facts,
});
const codes = (facts: Partial<MedicationFacts>) =>
  medicationFaults(sertraline(facts), context).map(({ field, code }) => `${field}: ${code}`);

describe('a medication', () => {
  it.each<Partial<MedicationFacts>>([
    {},
    { steps: [{ on: null, dose: null }] },
    { steps: [{ on: '2025', dose: 50 }], stoppedOn: '2025' },
    {
      steps: [
        { on: '2025', dose: 50 },
        { on: '2025', dose: 75 },
        { on: '2025-12-31', dose: 50 },
      ],
    },
    {
      steps: [
        { on: null, dose: null },
        { on: '2025', dose: 75 },
      ],
    },
    { stoppedOn: '2026-02-02' },
    { drugId: 'other', otherName: 'metformin', otherClass: 'other-drug' },
  ])('may be recorded with %j', (facts) => {
    expect(codes(facts)).toEqual([]);
  });

  it.each<[Partial<MedicationFacts>, string]>([
    [{ drugId: null }, 'drugId: drug-missing'],
    [{ steps: [] }, 'steps: start-missing'],
    [{ steps: [{ on: '2026-03-02', dose: 50 }] }, 'steps.0.on: in-future'],
    [{ steps: [{ on: '1979', dose: 50 }] }, 'steps.0.on: before-birth'],
    [
      {
        steps: [
          { on: '2025', dose: 50 },
          { on: null, dose: 75 },
        ],
      },
      'steps.1.on: change-without-date',
    ],
    [
      {
        steps: [
          { on: '2025', dose: 50 },
          { on: '2026', dose: 50 },
        ],
      },
      'steps.1.dose: dose-not-changed',
    ],
    [
      {
        steps: [
          { on: '2025', dose: 50 },
          { on: '2026', dose: null },
        ],
      },
      'steps.1.dose: dose-not-changed',
    ],
    [
      {
        steps: [
          { on: '2025', dose: 50 },
          { on: '2024', dose: 75 },
        ],
      },
      'steps.1.on: out-of-order',
    ],
    [
      {
        steps: [
          { on: '2025', dose: 50 },
          { on: '2026-04', dose: 75 },
        ],
      },
      'steps.1.on: in-future',
    ],
    [{ stoppedOn: '2026-02-01' }, 'stoppedOn: stop-before-change'],
    [{ stoppedOn: '2026-04' }, 'stoppedOn: in-future'],
    [{ steps: [{ on: '2025', dose: 50 }], stoppedOn: '2024' }, 'stoppedOn: stop-before-start'],
  ])('is refused with %j', (facts, code) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('tells its changes, its span and its latest dose', () => {
    const stopped = sertraline({ stoppedOn: '2026-02' });
    expect(medicationChanges(stopped).map(({ words }) => words)).toEqual([
      'sertraline started at 50 mg',
      'sertraline 50 to 100 mg',
      'sertraline stopped',
    ]);
    expect(medicationSpan(stopped)).toBe('1 Oct 2025 to Feb 2026');
    expect(medicationSpan(sertraline())).toBe('since 1 Oct 2025');
    expect(latestDose(sertraline())).toBe('100 mg');
    const unknown = sertraline({
      steps: [
        { on: null, dose: null },
        { on: '2026', dose: 20 },
      ],
    });
    expect(medicationSpan(unknown)).toBe('start not known, ongoing');
    expect(medicationSpan({ ...unknown, stoppedOn: '2026' })).toBe('start not known to 2026');
    expect(medicationChanges(unknown).map(({ words }) => words)).toEqual([
      'sertraline a dose not known to 20 mg',
    ]);
    expect(latestDose(sertraline({ steps: [{ on: null, dose: null }] }))).toBe('dose not known');
  });
});

describe('a changed antidepressant as a confounder', () => {
  const words = (day: string, facts: Partial<MedicationFacts> = {}) =>
    confoundersOn(day, [sertraline(facts)]).map((one) => one.words);

  it.each([
    ['2026-02-01', []],
    ['2026-02-02', ['sertraline 50 to 100 mg on 2 Feb 2026, on that day']],
    ['2026-02-03', ['sertraline 50 to 100 mg on 2 Feb 2026, 1 day before']],
    ['2026-03-02', ['sertraline 50 to 100 mg on 2 Feb 2026, 28 days before']],
    ['2026-03-03', []],
  ])('is named on %s for four weeks: %j', (day, expected) => {
    expect(words(day)).toEqual(expected);
  });

  it('is perhaps one where only month or year is known, and certainly where all its days are', () => {
    const steps = [{ on: '2026-02', dose: 50 }];
    expect(confoundersOn('2026-02-10', [sertraline({ steps })])).toEqual([
      {
        words: 'sertraline started at 50 mg in Feb 2026, perhaps within 4 weeks before',
        isCertain: false,
      },
    ]);
    expect(confoundersOn('2026-02-28', [sertraline({ steps })])).toEqual([
      { words: 'sertraline started at 50 mg in Feb 2026, within 4 weeks before', isCertain: true },
    ]);
    expect(words('2026-01-31', { steps })).toEqual([]);
  });

  it('is no drug that is taken for something else, and one that augments', () => {
    const drug = { drugId: 'other', otherName: 'metformin' };
    expect(words('2026-02-02', { ...drug, otherClass: 'other-drug' })).toEqual([]);
    expect(words('2026-02-02', { drugId: 'lithium' })).toHaveLength(1);
  });

  it('never depends on the order of the medications', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }),
        (offsets) => {
          const medications = offsets.map((days) =>
            sertraline({ steps: [{ on: addDays('2026-01-01', days), dose: 50 }] }),
          );
          const there = confoundersOn('2026-02-15', medications);
          expect(confoundersOn('2026-02-15', medications.toReversed())).toEqual(there);
          expect(there).toHaveLength(offsets.filter((days) => days >= 17 && days <= 45).length);
        },
      ),
    );
  });
});
