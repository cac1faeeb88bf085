import { phq9 } from '@glabella/domain/instruments';
import { phq9On, recordOf, sessionOn } from '../testing/record-of';
import { cycleRows } from './cycle-rows';

describe('the cycles of a patient', () => {
  it('tell the total before, the lowest and its week, and the week of wear-off', () => {
    const record = recordOf({
      assessments: [phq9On(-7, 19), phq9On(42, 6), phq9On(90, 12), phq9On(120, 8)],
      sessions: [sessionOn(0), sessionOn(98)],
    });
    expect(cycleRows(record, phq9)).toEqual([
      {
        number: 1,
        injectedOn: '6 Jan 2026',
        units: '29 U',
        start: '19',
        nadir: '6',
        nadirWeek: '6',
        wearOffWeek: '13',
      },
      {
        number: 2,
        injectedOn: '14 Apr 2026',
        units: '29 U',
        start: '12',
        nadir: '8',
        nadirWeek: '3',
        wearOffWeek: '–',
      },
    ]);
  });

  it('keep a dash where nothing was measured', () => {
    const [cycle] = cycleRows(recordOf({ sessions: [sessionOn(0)] }), phq9);
    expect(cycle).toMatchObject({ start: '–', nadir: '–', nadirWeek: '–', wearOffWeek: '–' });
  });

  it('leave a voided session out', () => {
    const record = recordOf({ sessions: [sessionOn(0, { status: 'voided' })] });
    expect(cycleRows(record, phq9)).toEqual([]);
  });
});
