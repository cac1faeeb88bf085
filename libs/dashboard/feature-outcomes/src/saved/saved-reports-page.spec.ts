import { TestBed } from '@angular/core/testing';
import type { Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import {
  clearPage,
  me,
  openPage,
  problemBody,
  protocolList,
} from '@glabella/dashboard/data-access/testing';
import { savedReport } from '../testing/saved-report';
import { SavedReportsPage } from './saved-reports-page';

const today = '2026-11-23';
const another = { id: '0198c0de-0000-4000-8000-0000000000e1', displayName: 'Office (synthetic)' };
const ofAnother = savedReport({
  id: '0198c0de-0000-4000-8000-0000000000d2',
  name: 'Board',
  owner: another,
  isShared: true,
  period: { kind: 'days', from: '2025-01-01', to: '2025-12-31' },
  days: { from: '2025-01-01', to: '2025-12-31' },
  filters: { instrumentId: 'phq9' },
});

async function open(roles: Role[] = ['psychiatrist']) {
  const page = await openPage(SavedReportsPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  await page.answer('colleagues', { rows: [] });
  await page.answer('protocols', protocolList);
  return page;
}

const buttons = (): string[] =>
  [...document.querySelectorAll('tbody button')].map((one) => one.textContent?.trim() ?? '');

describe('the page of saved reports', () => {
  afterEach(clearPage);

  it('shows a skeleton, then why it could not be read, then what to do without a report', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('saved-reports', problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused');
    await page.press('Try again');
    await page.answer('saved-reports', { today, rows: [] });
    expect(page.text()).toContain('No saved report yet');
    expect(page.text()).toContain('press Save this report');
  });

  it('lists each with its days today, its filters and who sees it, and opens it by its filters', async () => {
    const page = await open();
    await page.answer('saved-reports', { today, rows: [ofAnother, savedReport()] });
    expect(page.text()).toContain('Fixed days 1 Jan 2025 through 31 Dec 2025');
    expect(page.text()).toContain('Last quarter 1 Jul 2026 through 30 Sep 2026');
    expect(page.text()).toContain('PHQ-9 · F33 · female');
    expect(page.text()).toContain('Office (synthetic) shared with the practice');
    expect(page.text()).toContain('You seen by you alone');
    const [, link] = page.page.querySelectorAll<HTMLAnchorElement>('tbody a');
    const address = new URL(link?.href ?? '', 'http://localhost');
    expect([address.pathname, Object.fromEntries(address.searchParams)]).toEqual([
      '/outcomes',
      {
        report: savedReport().id,
        ...{ from: '2026-07-01', to: '2026-09-30', instrument: 'phq9' },
        ...{ diagnosis: 'F33', sex: 'female' },
      },
    ]);
  });

  it('lets the author change, the author and an administrator delete', async () => {
    const page = await open();
    await page.answer('saved-reports', { today, rows: [ofAnother, savedReport()] });
    expect(buttons()).toEqual(['Change Quarterly report', 'Delete Quarterly report']);
    clearPage();
    TestBed.resetTestingModule();
    const office = await open(['administrator']);
    await office.answer('saved-reports', { today, rows: [ofAnother] });
    expect(buttons()).toEqual(['Delete Board']);
  });

  it('renames and shares over the version that was read', async () => {
    const page = await open();
    await page.answer('saved-reports', { today, rows: [savedReport()] });
    await page.press('Change Quarterly report');
    expect(page.text()).toContain('Write nothing of a patient here');
    expect(page.field('Days').value).toBe('last-quarter');
    page.write('Name', '');
    await page.press('Save');
    expect(page.errors()).toEqual(['Give the report a name.']);
    page.write('Name', 'Board, quarterly');
    page.page.ownerDocument.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await page.press('Save');
    const call = page.server.expectOne(`/api/v1/saved-reports/${savedReport().id}`);
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toEqual({
      name: 'Board, quarterly',
      period: { kind: 'relative', span: 'last-quarter' },
      filters: savedReport().filters,
      isShared: true,
    });
    call.flush({ id: savedReport().id, version: 4 });
    await page.settle();
    await page.answer('saved-reports', {
      today,
      rows: [savedReport({ name: 'Board, quarterly' })],
    });
    expect(page.text()).toContain('Board, quarterly');
  });

  it('says in the dialog that somebody was faster', async () => {
    const page = await open();
    await page.answer('saved-reports', { today, rows: [savedReport()] });
    await page.press('Change Quarterly report');
    await page.press('Save');
    page.server
      .expectOne(`/api/v1/saved-reports/${savedReport().id}`)
      .flush(problemBody(412, 'record.changed'), { status: 412, statusText: 'x' });
    await page.settle();
    expect(page.text()).toContain('Do something.');
  });

  it('deletes only when it is confirmed, and says why it could not', async () => {
    const page = await open();
    await page.answer('saved-reports', { today, rows: [savedReport()] });
    await page.press('Delete Quarterly report');
    await page.press('Cancel');
    page.server.expectNone(`/api/v1/saved-reports/${savedReport().id}/retire`);
    await page.press('Delete Quarterly report');
    await page.press('Delete');
    const path = `saved-reports/${savedReport().id}/retire`;
    await page.answer(path, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('Do something.');
    await page.answer('saved-reports', { today, rows: [] });
    expect(page.text()).toContain('No saved report yet');
  });
});
