import { savedBy } from '@glabella/dashboard/data-access/testing';
import { phq9 } from '@glabella/domain/instruments';
import { openPage } from '../testing/open-page';
import { courseOf, phq9On, recordOf, sessionOn } from '../testing/record-of';
import { CycleTable } from './cycle-table';

const record = recordOf({
  courses: [courseOf()],
  assessments: [phq9On(-7, 19), phq9On(42, 7)],
  sessions: [sessionOn(0)],
});

describe('the cycles of a patient', () => {
  it('are saved as CSV as their table has them, what no visit shows as an empty cell', async () => {
    const { button, element } = openPage(CycleTable, { record, instrument: phq9 });
    const [file] = await savedBy(() => button('Save CSV of the cycles').click());
    expect(file?.name).toBe(`phq9-cycles_${record.today}.csv`);
    const [, ...rows] = (file?.text ?? '').trimEnd().split('\r\n');
    expect(rows).toHaveLength(element.querySelectorAll('tbody tr').length);
    expect(rows[0]).toMatch(/^1,2026-01-06,29,[^,]*,[^,]*,,,19,6,7,6,,,6,/);
  });
});
