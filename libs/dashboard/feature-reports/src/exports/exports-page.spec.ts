import { TestBed } from '@angular/core/testing';
import { type DataExport, defaultPracticeSettings, mostListedExports } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Dialogs } from '@glabella/dashboard/ui';
import { runningExport, sampleCounts, samplePreview, sampleExport } from '../testing/sample-export';
import { ExportsPage, lookPauseMs } from './exports-page';

type Role = (typeof me)['roles'][number];

const saved: string[] = [];

async function open(roles: readonly Role[] = ['administrator']) {
  const page = await openPage(ExportsPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles: [...roles] }),
  });
  await page.settle();
  return page;
}

type Page = Awaited<ReturnType<typeof open>>;

async function answered(page: Page, rows: readonly DataExport[] = [], counts = sampleCounts) {
  await page.answer('exports/preview', samplePreview(counts));
  await page.answer('exports', { rows });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the page of exports', () => {
  beforeEach(() => {
    saved.length = 0;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.getAttribute('href')}|${this.getAttribute('download')}`);
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    clearPage();
  });

  it('counts while it loads, and says what will be in the file', async () => {
    const page = await open();
    expect(page.text()).toContain('Counting the rows');
    await page.answer('exports/preview', samplePreview());
    expect(page.text()).toContain('12 patients');
    expect(page.text()).toContain('1,204 assessments');
    await page.answer('exports', { rows: [] });
    expect(page.text()).toContain('Nothing exported yet');
  });

  it('offers the sites of care where the practice lists some, and narrows the count to one', async () => {
    const page = await open();
    await answered(page);
    expect(page.field('Site of care')).toBeUndefined();
    const careSites = [{ code: 'river', name: 'Riverside (synthetic)', isClosed: true }];
    page.server.expectOne('/api/v1/practice').flush({
      ...{ id: me.practice.id, version: 1, isSynthetic: true, today: '2026-11-23', phone: '000' },
      ...{
        name: 'Synthetic practice',
        timeZone: 'Europe/Berlin',
        safetyText: 'x',
        crisisLines: [],
      },
      settings: { ...defaultPracticeSettings, careSites },
    });
    await page.settle();
    const select = page.field('Site of care') as unknown as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).toEqual([
      'All',
      'Riverside (synthetic) (closed)',
      'Site not recorded',
    ]);
    select.value = 'none';
    select.dispatchEvent(new Event('change'));
    await page.settle();
    const counted = await page.answer('exports/preview', samplePreview());
    expect(counted.body).toMatchObject({ careSite: 'none' });
  });

  it('downloads by an address that holds an id alone, shows how far it is and how it ended', async () => {
    const page = await open();
    await answered(page);
    await page.press('Download');
    const sent = await page.answer(
      'exports/identified',
      runningExport({ status: 'prepared', doneRows: 0 }),
      201,
    );
    expect(sent.body).toEqual({
      selection: {
        from: null,
        until: null,
        protocolId: null,
        productId: null,
        diagnosisCode: null,
        careSite: null,
        withVoided: false,
      },
      format: 'csv-analysis',
    });
    expect(sent.headers.get('Idempotency-Key')).toBeTruthy();
    expect(saved).toEqual(['/api/v1/exports/6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d101/file|']);
    await page.answer('exports', { rows: [runningExport()] });
    expect(page.text()).toContain('300 of 1,277 rows done');
    await wait(lookPauseMs + 50);
    await page.settle();
    await page.answer('exports', { rows: [sampleExport()] });
    expect(page.text()).toContain('The file is whole.');
    expect(page.text()).toContain('48.2 kB');
    expect(page.text()).toContain('ab'.repeat(32));
    await wait(lookPauseMs + 50);
    page.server.expectNone('/api/v1/exports');
  });

  it('offers a psychiatrist the pseudonymised export alone', async () => {
    const page = await open(['psychiatrist']);
    await answered(page);
    expect(page.text()).toContain('Not anonymous');
    expect(page.page.querySelectorAll('input[type=radio]')).toHaveLength(0);
    await page.press('Download');
    await page.answer('exports/pseudonymised', sampleExport({ kind: 'pseudonymised' }), 201);
    expect(saved).toHaveLength(1);
  });

  it('asks again with every filter, and offers nothing where nothing fits', async () => {
    const page = await open();
    await answered(page);
    page.write('First day', '2027-01-01');
    await page.settle();
    const asked = await page.answer(
      'exports/preview',
      samplePreview({
        patients: 0,
        courses: 0,
        injection_sites: 0,
        assessments: 0,
        adverse_events: 0,
        trials: 0,
        medications: 0,
        frown_ratings: 0,
        life_events: 0,
      }),
    );
    expect(asked.body).toMatchObject({ from: '2027-01-01' });
    expect(page.text()).toContain('No session fits these filters.');
    await page.press('Download');
    page.server.expectNone('/api/v1/exports/identified');
    await page.press('Clear filters');
    const again = await page.answer('exports/preview', samplePreview());
    expect(again.body).toMatchObject({ from: null });
  });

  it('counts without those who refuse the use of their data as soon as names are left out', async () => {
    const page = await open();
    const without = { ...sampleCounts, patients: 10 };
    await page.answer('exports/preview', samplePreview(sampleCounts, without));
    await page.answer('exports', { rows: [] });
    expect(page.text()).toContain('12 patients');
    expect(page.text()).not.toContain('refuse the use of their data');
    page.field('Pseudonymised').click();
    await page.settle();
    expect(page.text()).toContain('10 patients');
    expect(page.text()).toContain('without 2 patients who refuse the use of their data');
  });

  it('says that a period is upside down before anybody is asked', async () => {
    const page = await open();
    await answered(page);
    page.write('First day', '2026-02-01');
    await page.settle();
    await page.answer('exports/preview', samplePreview());
    page.write('Last day', '2026-01-01');
    await page.settle();
    expect(page.errors()).toEqual(['The last day lies before the first.']);
    await page.press('Download');
    page.server.expectNone('/api/v1/exports/identified');
  });

  it('says why an export is refused', async () => {
    const page = await open();
    await answered(page);
    await page.press('Download');
    await page.answer(
      'exports/identified',
      problemBody(409, 'export.too_many', 'Two exports of this practice are running.'),
      409,
    );
    expect(page.text()).toContain('Two exports of this practice are running.');
    expect(saved).toEqual([]);
  });

  it('cancels an export from the history, asked first', async () => {
    const page = await open();
    await answered(page, [runningExport()]);
    const confirm = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValueOnce(false);
    const button = page.page.querySelector<HTMLButtonElement>('tbody button');
    button?.click();
    await page.settle();
    page.server.expectNone(`/api/v1/exports/${sampleExport().id}/cancel`);
    confirm.mockResolvedValueOnce(true);
    button?.click();
    await page.settle();
    const id = sampleExport().id;
    await page.answer(`exports/${id}/cancel`, runningExport({ status: 'cancelled' }));
    await page.answer('exports', { rows: [runningExport({ status: 'cancelled' })] });
    expect(page.text()).toContain('Cancelled');
    expect(page.page.querySelector('tbody button')).toBeNull();
  });

  it('tells who exported what, for whom and how it ended', async () => {
    const page = await open();
    await answered(page, [
      sampleExport(),
      sampleExport({
        id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d102',
        kind: 'pseudonymised',
        format: 'xlsx',
        status: 'failed',
        sha256: null,
        selection: { ...sampleExport().selection, from: '2025-01-01', withVoided: true },
      }),
    ]);
    const rows = [...page.page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim()),
    );
    expect(rows).toEqual([
      [
        '12 Apr 2026, 14:02',
        'Finished',
        'Robin Vale',
        'Identified, CSV for analysis',
        'Everybody',
        '1,277 rows',
        `48.2 kB ChecksumSHA-256 ${'ab'.repeat(32)}`,
      ],
      [
        '12 Apr 2026, 14:02',
        'Failed',
        'Robin Vale',
        'Pseudonymised, Excel workbook',
        'Sessions from 1 Jan 2025; with voided records',
        '1,277 rows',
        '–',
      ],
    ]);
  });

  it.each([
    [mostListedExports - 1, false],
    [mostListedExports, true],
  ])('with %i past exports says that older ones are not listed: %s', async (count, isFull) => {
    const page = await open();
    await answered(
      page,
      Array.from({ length: count }, (_, at) =>
        sampleExport({ id: `6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5${String(at).padStart(4, '0')}` }),
      ),
    );
    expect(page.text().includes('The latest 200.')).toBe(isFull);
  });

  it('says what to do when the history or the count cannot be read', async () => {
    const page = await open();
    await page.answer('exports/preview', problemBody(503, 'service.unavailable', 'Wait.'), 503);
    await page.answer('exports', problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('The rows could not be counted.');
    await page.press('Count again');
    await page.answer('exports/preview', samplePreview());
    await page.press('Try again');
    await page.answer('exports', { rows: [] });
    expect(page.text()).toContain('Nothing exported yet');
  });
});
