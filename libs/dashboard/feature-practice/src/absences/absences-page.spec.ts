import { TestBed } from '@angular/core/testing';
import type { Role, StaffAbsence } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { AbsencesPage } from './absences-page';

const reyes = { id: '00000000-0000-4000-8000-000000000021', displayName: 'Dr. Reyes (synthetic)' };
const own = { id: me.staffId, displayName: 'Kim Aalto (synthetic)' };
const colleagues = {
  rows: [
    { ...own, roles: ['clinician'] },
    { ...reyes, roles: ['psychiatrist'] },
    { id: '00000000-0000-4000-8000-000000000023', displayName: 'Office', roles: ['administrator'] },
  ],
};
const absence: StaffAbsence = {
  id: '00000000-0000-4000-8000-000000000031',
  version: 1,
  staff: own,
  cover: reyes,
  fromOn: '2026-11-20',
  untilOn: '2026-11-30',
  standIn: reyes,
  isNow: true,
  author: own,
  recordedAt: '2026-11-19T09:00:00Z',
};

async function open(roles: Role[] = ['clinician']) {
  const page = await openPage(AbsencesPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  await page.answer('colleagues', colleagues);
  return page;
}

const choices = (select: HTMLElement): (string | null)[] =>
  [...select.querySelectorAll('option')].map(({ textContent }) => textContent);

afterEach(clearPage);

describe('AbsencesPage', () => {
  it('shows a skeleton, then why it could not be read, then that nobody is away', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('absences', problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused');
    await page.press('Try again');
    await page.answer('absences', { rows: [] });
    expect(page.text()).toContain('Nobody is away.');
  });

  it.each([
    [absence, 'away, covered'],
    [{ ...absence, standIn: own }, 'away, covered by Kim Aalto (synthetic)'],
    [{ ...absence, standIn: null }, 'away, nobody covers'],
    [{ ...absence, standIn: null, isNow: false }, 'to come'],
  ])('says what an absence means today', async (row, words) => {
    const page = await open();
    await page.answer('absences', { rows: [row] });
    expect(page.page.querySelector('glabella-chip')?.textContent?.trim()).toBe(words);
    expect(page.text()).toContain('20 Nov 2026 to 30 Nov 2026');
  });

  it('lets a clinician enter the own absence only, with another as cover', async () => {
    const page = await open();
    await page.answer('absences', { rows: [] });
    expect(choices(page.field('Who is away'))).toEqual(['Choose', 'Kim Aalto (synthetic)']);
    await page.press('Enter the absence');
    expect(page.errors()).toHaveLength(4);
    const choose = (label: string, value: string) => {
      page.field(label).value = value;
      page.field(label).dispatchEvent(new Event('input'));
      page.field(label).dispatchEvent(new Event('change'));
    };
    choose('Who is away', own.id);
    await page.settle();
    expect(choices(page.field('Cover'))).toEqual(['Choose', 'Dr. Reyes (synthetic)']);
    choose('Cover', reyes.id);
    page.write('First day away', '2026-12-02');
    page.write('Last day away', '2026-12-01');
    await page.settle();
    await page.press('Enter the absence');
    expect(page.errors()).toEqual(['Give a last day that is not before the first.']);
    page.write('Last day away', '2026-12-09');
    await page.settle();
    await page.press('Enter the absence');
    const request = await page.answer('absences', { id: absence.id, version: 1 }, 201);
    expect(request.headers.get('Idempotency-Key')).not.toBeNull();
    expect(request.body).toEqual({
      staffId: own.id,
      coverId: reyes.id,
      fromOn: '2026-12-02',
      untilOn: '2026-12-09',
    });
    await page.answer('absences', { rows: [absence] });
    expect(TestBed.inject(Toasts).current()?.text).toBe('The absence is entered.');
  });

  it('lets an administrator enter and withdraw for everybody', async () => {
    const page = await open(['administrator']);
    await page.answer('absences', { rows: [{ ...absence, staff: reyes, cover: own }] });
    expect(choices(page.field('Who is away'))).toHaveLength(3);
    await page.press('Withdraw the absence of Dr. Reyes (synthetic)');
    const request = await page.answer(`absences/${absence.id}/withdraw`, {
      id: absence.id,
      version: 2,
    });
    expect(request.headers.get('If-Match')).toBe('"1"');
    await page.answer('absences', { rows: [] });
    expect(page.text()).toContain('Nobody is away.');
  });

  it('says why it could not be withdrawn, and shows how it stands now', async () => {
    const page = await open();
    await page.answer('absences', { rows: [absence] });
    await page.press('Withdraw the absence of Kim Aalto (synthetic)');
    const refused = problemBody(409, 'absence.withdrawn', 'This absence was withdrawn already.');
    await page.answer(`absences/${absence.id}/withdraw`, refused, 409);
    await page.answer('absences', { rows: [] });
    expect(page.text()).toContain('withdrawn already');
  });
});
