import { savedBy } from '@glabella/dashboard/data-access/testing';
import { phq9 } from '@glabella/domain/instruments';
import { openPage } from '../testing/open-page';
import { courseOf, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { CycleTable } from './cycle-table';

const recordWith = (facts: Parameters<typeof phq9On>[2] = {}) =>
  recordOf({
    courses: [courseOf()],
    assessments: [phq9On(-7, 19), phq9On(42, 7, facts)],
    sessions: [sessionOn(0)],
  });
const record = recordWith();

describe('the cycles of a patient', () => {
  it('are saved as CSV as their table has them, what no visit shows as an empty cell', async () => {
    const { button, element } = openPage(CycleTable, { record, instrument: phq9 });
    const [file] = await savedBy(() => button('Save CSV of the cycles').click());
    expect(file?.name).toBe(`phq9-cycles_${record.today}.csv`);
    const [, ...rows] = (file?.text ?? '').trimEnd().split('\r\n');
    expect(rows).toHaveLength(element.querySelectorAll('tbody tr').length);
    expect(rows[0]).toMatch(/^1,2026-01-06,29,[^,]*,[^,]*,,,19,6,complete,7,complete,6,,,,6,/);
  });

  it('mark a prorated total, and the week of an onset that one shows', () => {
    const prorated = recordWith({ scoreStatus: 'prorated' });
    const { element } = openPage(CycleTable, { record: prorated, instrument: phq9 });
    const cells = [...element.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim());
    expect(cells.slice(3, 7)).toEqual(['19', '6 (prorated)', '7 (prorated)', '6']);
  });
});
