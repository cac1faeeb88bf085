import type { PatientRow, PatientSearch } from '@glabella/contracts';
import { identityOf } from '@glabella/dashboard/ui';
import { openPage } from '../testing/open-page';
import { phq9On, recordOf, rowOf } from '../testing/record-of';
import { EntriesTable } from './entries-table';
import { typingPauseMs } from './move-entry';

async function openMove() {
  const record = recordOf({ assessments: [phq9On(20, 9)] });
  const page = openPage(EntriesTable, {
    record,
    patient: identityOf(record.patient),
    mayAct: true,
  });
  await page.settle();
  page.button('Move the PHQ-9 of 26 Jan 2026 to another patient').click();
  await page.settle();
  const dialog = document.querySelector<HTMLElement>('glabella-dialog-frame');
  const field = dialog?.querySelector('input');
  if (!dialog || !field) throw new Error('no dialog');
  /** Types, and answers with who is found; the patient themselves is found too. */
  const find = async (text: string, current: PatientRow[], archived: PatientRow[]) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.settle(typingPauseMs + 20);
    const own = rowOf(9, { id: record.patient.id });
    for (const { request, flush } of searches(page)) {
      const { state, limit } = request;
      const rows = state === 'archived' ? archived : [own, ...current];
      flush({ rows: rows.slice(0, Number(limit)), nextCursor: null });
    }
    await page.settle();
  };
  const found = () =>
    [...dialog.querySelectorAll('.found button')].map(
      (one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
  const notice = () => dialog.querySelector('[role=status]')?.textContent?.trim();
  return { ...page, dialog, find, found, notice };
}

function searches({ server }: Pick<ReturnType<typeof openPage>, 'server'>) {
  return server.match('/api/v1/patients/search').map((call) => ({
    request: call.request.body as PatientSearch,
    flush: (body: object) => call.flush(body),
  }));
}

const millers = (count: number) =>
  Array.from({ length: count }, (_, at) => rowOf(20 + at, { familyName: 'Miller' }));

describe('finding to whom an entry belongs', () => {
  it('finds who is archived, marked as such', async () => {
    const { find, found, notice } = await openMove();
    await find('Okafor 7', [], [rowOf(7, { isArchived: true })]);
    expect(found()).toEqual([expect.stringMatching(/^Imani Okafor 7 archived.*MRN DEMO-0007$/)]);
    expect(notice()).toBe('');
  });

  it('says that nobody else matches only where nobody does', async () => {
    const { find, found, notice } = await openMove();
    await find('Okafor', [], []);
    expect(found()).toEqual([]);
    expect(notice()).toBe('No other patient matches.');
  });

  it.each([
    [6, 6, ''],
    [7, 6, 'More match: type the MRN.'],
  ])('of %s that match shows %s, and says so where there are more', async (...one) => {
    const [matching, shown, words] = one;
    const { find, found, notice } = await openMove();
    await find('Miller', millers(matching), []);
    expect(found()).toHaveLength(shown);
    expect(notice()).toBe(words);
  });
});
