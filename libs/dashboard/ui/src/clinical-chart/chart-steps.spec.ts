import { stepFrom, type StepPlace } from '../charts/step-from';
import { chartSteps } from './chart-steps';
import { chartOf } from './testing/chart-of';

const rows = chartSteps(chartOf([19, null, 9]));

describe('the marks under the arrow keys', () => {
  it('are the entries, also those without a total, the visits not recorded, then the sessions', () => {
    expect(rows.map((row) => row.map(({ dataset, index }) => `${dataset} ${index}`))).toEqual([
      ['points 0', 'entries-without-total 1', 'points 2'],
      ['visits 0', 'visits 1', 'visits 2'],
      ['injections 0', 'injections 1'],
    ]);
    expect(rows[0]?.[0]?.reading).toMatch(/^6 Jan 2026: PHQ-9 19, moderately severe/);
  });

  it('read a visit out as its tooltip says it', () => {
    expect(rows[1]?.map(({ reading }) => reading)).toEqual([
      '20 Jan 2026: PHQ-9 of week 2: missed, nothing recorded in its window.',
      '31 Mar 2026: PHQ-9 of week 12: missed, nothing recorded in its window.',
      '12 May 2026: PHQ-9 of week 18: missed, nothing recorded in its window.',
    ]);
  });

  it('are the frown reviews, the changes of the medication and the life events below, each read out', () => {
    const spec = chartOf([19], 'date', {
      frownRatings: [
        { id: 'review', status: 'recorded', ratedOn: '2026-01-20', atRest: null, atMaximum: 1 },
      ],
      medications: [
        {
          id: 'drug',
          status: 'recorded',
          drugId: 'sertraline',
          otherName: null,
          otherClass: null,
          doseUnit: 'mg',
          steps: [
            { on: '2020', dose: 50 },
            { on: '2026-01-25', dose: 100 },
          ],
          stoppedOn: null,
          purpose: null,
        },
      ],
      lifeEvents: [
        { id: 'old', status: 'recorded', happenedOn: '2019', kind: 'move', note: null },
        { id: 'job', status: 'recorded', happenedOn: '2026-03', kind: 'work', note: 'Lost it' },
      ],
    });
    const [frown, changes, lived] = chartSteps(spec).slice(-3);
    expect(frown?.map(({ dataset }) => dataset)).toEqual(['frown-maximum']);
    expect(frown?.[0]?.reading).toMatch(/^20 Jan 2026: frown 1 \(mild\) at maximum/);
    expect(changes).toEqual([
      {
        dataset: 'medication-changes',
        index: 1,
        reading: '25 Jan 2026: medication, sertraline 50 to 100 mg.',
      },
    ]);
    expect(lived).toEqual([
      {
        dataset: 'life-events',
        index: 0,
        reading: 'Mar 2026: life event, work or study: Lost it.',
      },
    ]);
  });

  it('are what began before the days shown and goes on in them, too', () => {
    const spec = chartOf([19, 12], 'date', {
      today: '2026-09-01',
      adverseEvents: [
        {
          id: 'ptosis',
          status: 'recorded',
          termId: 'eyelid-ptosis',
          otherWords: null,
          onsetOn: '2026-01-10',
          severity: 'mild',
          seriousness: [],
          outcome: 'ongoing',
          endedOn: null,
          session: null,
        },
      ],
      medications: [
        {
          id: 'drug',
          status: 'recorded',
          drugId: 'sertraline',
          otherName: null,
          otherClass: null,
          doseUnit: 'mg',
          steps: [{ on: '2024', dose: 100 }],
          stoppedOn: null,
          purpose: null,
        },
      ],
    });
    const shortly = { ...spec, window: { from: '2026-06-01', to: '2026-09-05' } };
    const told = chartSteps(shortly)
      .flat()
      .filter(({ dataset }) => dataset === 'adverse-events' || dataset === 'medication-changes');
    expect(told).toEqual([
      {
        dataset: 'adverse-events',
        index: 0,
        reading: '10 Jan 2026: adverse event, Eyelid ptosis, mild, ongoing.',
      },
      {
        dataset: 'medication-changes',
        index: 1,
        reading: 'since 2024: medication, sertraline 100 mg, ongoing.',
      },
    ]);
    const later = { ...spec, window: { from: '2025-10-01', to: '2025-12-31' } };
    expect(
      chartSteps(later)
        .flat()
        .map(({ dataset }) => dataset),
    ).not.toContain('adverse-events');
  });

  it.each<[string, StepPlace | null, string, StepPlace | null]>([
    ['begin at the latest entry', null, 'ArrowLeft', { row: 0, at: 2 }],
    ['begin at the latest entry', null, 'ArrowRight', { row: 0, at: 2 }],
    ['go back in time', { row: 0, at: 2 }, 'ArrowLeft', { row: 0, at: 1 }],
    ['stay at the first', { row: 0, at: 0 }, 'ArrowLeft', { row: 0, at: 0 }],
    ['stay at the last', { row: 0, at: 2 }, 'ArrowRight', { row: 0, at: 2 }],
    ['go to the first', { row: 0, at: 2 }, 'Home', { row: 0, at: 0 }],
    ['go to the last', { row: 2, at: 0 }, 'End', { row: 2, at: 1 }],
    ['change to the visits', { row: 0, at: 0 }, 'ArrowDown', { row: 1, at: 2 }],
    ['change to the sessions', { row: 1, at: 2 }, 'ArrowDown', { row: 2, at: 1 }],
    ['change back to the entries', { row: 1, at: 0 }, 'ArrowUp', { row: 0, at: 2 }],
    ['stay in the last row', { row: 2, at: 0 }, 'ArrowDown', { row: 2, at: 0 }],
    ['leave other keys alone', { row: 0, at: 0 }, 'Tab', null],
  ])('%s', (_, place, key, expected) => {
    expect(stepFrom(place, key, rows)).toEqual(expected);
  });

  it('are none where nothing was recorded', () => {
    expect(stepFrom(null, 'ArrowLeft', [])).toBeNull();
  });
});
