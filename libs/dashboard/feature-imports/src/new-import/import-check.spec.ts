import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { openPage } from '../testing/open-page';
import { sampleBatch, samplePreview, sampleProblem, sampleRefusal } from '../testing/sample-import';
import { choicePauseMs, ImportCheck } from './import-check';
import type { ImportFile } from './read-import-file';

const csv: ImportFile = { kind: 'csv', content: 'MRN,Visit,Total', name: 'a.csv', bytes: 15 };
const fhir: ImportFile = { kind: 'fhir', content: '{}', name: 'a.json', bytes: 2 };
const previewAddress = '/api/v1/imports/preview';

async function open(file: ImportFile, first = samplePreview()) {
  const page = openPage(ImportCheck, { file });
  await page.settle();
  const call = page.server.expectOne(previewAddress);
  call.flush(first);
  await page.settle();
  const selects = () => [...page.page.querySelectorAll('select')];
  const choose = (at: number, value: string): void => {
    const select = selects()[at];
    if (!select) throw new Error(`There is no choice ${at}`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  return { ...page, sent: call.request.body, selects, choose };
}

describe('checking a file before it is imported', () => {
  it('checks once, and not again because of the answer', async () => {
    const { server, settle, text } = await open(csv);
    await settle(choicePauseMs + 50);
    server.expectNone(previewAddress);
    expect(text()).toContain('Checked with these choices.');
  });

  it('sends its text and never its name', async () => {
    const { sent } = await open(csv);
    expect(sent).toEqual({ kind: 'csv', content: 'MRN,Visit,Total', createPatients: false });
  });

  it('says that it is loading', async () => {
    const { settle, text } = openPage(ImportCheck, { file: csv });
    await settle();
    await settle(200);
    expect(text()).toContain('Loading what the import would do');
  });

  it('shows what the server proposes for each column, with its first values', async () => {
    const { page, selects } = await open(csv);
    expect(selects().map(({ value }) => value)).toEqual([
      'phq9',
      'YYYY-MM-DD',
      'mrn',
      'assessed-on',
      'total',
    ]);
    const [columns] = page.querySelectorAll('table');
    expect(columns?.textContent).toContain('19 · (empty)');
  });

  it('counts what is new, what is stored already, and new patients', async () => {
    const { text } = await open(csv, samplePreview({ rowCount: 10_000, newPatientCount: 7 }));
    expect(text()).toMatch(/Rows in the file\s*10,000/);
    expect(text()).toMatch(/New assessments\s*38/);
    expect(text()).toMatch(/Stored already\s*2/);
    expect(text()).toMatch(/New patients\s*7/);
  });

  it('checks again after a choice, with everything chosen so far, and does not import meanwhile', async () => {
    const { button, choose, server, settle, text } = await open(csv);
    choose(2, 'ignore');
    choose(0, 'gad7');
    await settle();
    expect(text()).toContain('Checking');
    button('Import').click();
    server.expectNone('/api/v1/imports');
    await settle(choicePauseMs + 50);
    const call = server.expectOne(previewAddress);
    expect(call.request.body.mapping).toEqual({
      columns: ['ignore', 'assessed-on', 'total'],
      instrumentId: 'gad7',
      dateFormat: 'YYYY-MM-DD',
    });
    expect(text()).toMatch(/New assessments\s*38/);
    call.flush(samplePreview({ newCount: 5 }));
    await settle();
    expect(text()).toMatch(/New assessments\s*5/);
    expect(text()).toContain('Checked with these choices.');
  });

  it('names line and column of every place to correct, and imports nothing until then', async () => {
    const { button, server, settle, text } = await open(
      csv,
      samplePreview({ problems: [sampleProblem()], problemCount: 412, isImportable: false }),
    );
    expect(text()).toMatch(/7\s*Total\s*A PHQ-9 total is 0 to 27\./);
    expect(text()).toContain('The first 1 of 412');
    expect(text()).toContain('Nothing can be imported yet.');
    expect(button('Import').getAttribute('aria-disabled')).toBe('true');
    button('Import').click();
    await settle();
    server.expectNone('/api/v1/imports');
  });

  it('creates somebody who may be there already only after a word that it is another person', async () => {
    const { find, page, server, settle, text } = await open(csv);
    find<HTMLInputElement>('input[type=checkbox]').click();
    await settle(choicePauseMs + 50);
    server.expectOne(previewAddress).flush(
      samplePreview({
        problems: [sampleProblem({ code: 'import.possible_duplicate' })],
        isImportable: false,
      }),
    );
    await settle();
    expect(text()).toContain('Create also those whose name and birth date another patient has');
    [...page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].at(-1)?.click();
    await settle(choicePauseMs + 50);
    const call = server.expectOne(previewAddress);
    expect(call.request.body).toMatchObject({ createPatients: true, acceptDuplicates: true });
  });

  it('takes a column of instruments for the choice of one', async () => {
    const undecided = samplePreview({
      problems: [sampleProblem({ code: 'csv.instrument_undecided', line: 1 })],
      isImportable: false,
    });
    const { choose, server, settle, text } = await open(csv, undecided);
    expect(text()).toContain('Choose the instrument whose scores are to be imported.');
    choose(3, 'instrument');
    await settle(choicePauseMs + 50);
    server.expectOne(previewAddress).flush(samplePreview());
    await settle();
    expect(text()).not.toContain('Choose the instrument whose scores');
  });

  it('insists on the order of day and month where the file does not tell it, whatever else was chosen', async () => {
    const undecided = samplePreview({
      problems: [sampleProblem({ code: 'csv.date_order', line: 1, column: null })],
      isImportable: false,
    });
    const { choose, server, settle, selects, text } = await open(csv, undecided);
    expect(selects()[1]?.value).toBe('');
    choose(2, 'ignore');
    await settle(choicePauseMs + 50);
    server.expectOne(previewAddress).flush(samplePreview());
    await settle();
    expect(text()).toContain('Choose how dates are written in this file.');
    choose(1, 'MM/DD/YYYY');
    await settle(choicePauseMs + 50);
    const call = server.expectOne(previewAddress);
    expect(call.request.body.mapping.dateFormat).toBe('MM/DD/YYYY');
    call.flush(samplePreview());
    await settle();
    expect(text()).not.toContain('Choose how dates are written');
  });

  it('insists on the instrument where the file names several, and takes only the columns of the chosen one', async () => {
    const several = samplePreview({
      header: ['MRN', 'Visit', 'gad7_total', 'phq9_total', 'Note'],
      mapping: {
        columns: ['mrn', 'assessed-on', 'ignore', 'ignore', 'ignore'],
        instrumentId: 'phq9',
        dateFormat: 'YYYY-MM-DD',
      },
      instrumentChoices: [
        { instrumentId: 'phq9', columns: ['mrn', 'assessed-on', 'ignore', 'total', 'ignore'] },
        { instrumentId: 'gad7', columns: ['mrn', 'assessed-on', 'total', 'ignore', 'ignore'] },
      ],
      problems: [sampleProblem({ code: 'csv.instrument_undecided', line: 1, column: null })],
      isImportable: false,
    });
    const { button, choose, server, settle, selects, text } = await open(csv, several);
    expect(selects()[0]?.value).toBe('');
    choose(6, 'language');
    await settle(choicePauseMs + 50);
    const checked = { ...several, problems: [], isImportable: true };
    server.expectOne(previewAddress).flush(checked);
    await settle();
    expect(text()).toContain('Choose the instrument whose scores are to be imported.');
    expect(button('Import').getAttribute('aria-disabled')).toBe('true');
    for (const [instrumentId, scores] of [
      ['gad7', ['total', 'ignore']],
      ['phq9', ['ignore', 'total']],
      ['madrs', ['ignore', 'ignore']],
    ] as const) {
      choose(0, instrumentId);
      await settle(choicePauseMs + 50);
      const call = server.expectOne(previewAddress);
      expect(call.request.body.mapping).toEqual({
        columns: ['mrn', 'assessed-on', ...scores, 'language'],
        instrumentId,
        dateFormat: 'YYYY-MM-DD',
      });
      call.flush(checked);
      await settle();
      expect(selects().map(({ value }) => value)).toEqual([
        instrumentId,
        'YYYY-MM-DD',
        'mrn',
        'assessed-on',
        ...scores,
        'language',
      ]);
      expect(text()).not.toContain('Choose the instrument');
      expect(button('Import').getAttribute('aria-disabled')).toBeNull();
    }
  });

  it('creates patients only when that was chosen', async () => {
    const { find, server, settle } = await open(csv);
    const choice = find<HTMLInputElement>('input[type=checkbox]');
    expect(choice.checked).toBe(false);
    choice.click();
    await settle(choicePauseMs + 50);
    const call = server.expectOne(previewAddress);
    expect(call.request.body.createPatients).toBe(true);
  });

  it('says what happened when the file could not be checked, and tries again on demand', async () => {
    const { button, server, settle, text } = openPage(ImportCheck, { file: csv });
    await settle();
    server
      .expectOne(previewAddress)
      .flush(sampleRefusal, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text()).toContain('Try again in a minute.');
    button('Try again').click();
    await settle();
    server.expectOne(previewAddress).flush(samplePreview());
    await settle();
    expect(text()).toContain('New assessments');
  });
});

describe('starting an import', () => {
  it('sends the mapping as it stands on the page and opens the progress', async () => {
    const { button, server, settle } = await open(csv);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    button('Import').click();
    await settle();
    const call = server.expectOne('/api/v1/imports');
    expect(call.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(call.request.body).toEqual({
      kind: 'csv',
      content: 'MRN,Visit,Total',
      createPatients: false,
      mapping: samplePreview().mapping,
    });
    button('Starting').click();
    const batch = sampleBatch({ status: 'running', finishedAt: null });
    call.flush(batch, { status: 202, statusText: 'Accepted' });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/imports', batch.id]);
  });

  it('says why the server refused and lets it be tried again', async () => {
    const { button, server, settle, text } = await open(csv);
    button('Import').click();
    await settle();
    server
      .expectOne('/api/v1/imports')
      .flush(sampleRefusal, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text()).toContain('The server could not answer');
    expect(button('Import').getAttribute('aria-disabled')).toBeNull();
  });
});

describe('a FHIR file that names no known patient', () => {
  it('takes the patient that was found and chosen', async () => {
    const unnamed = samplePreview({ kind: 'fhir', mapping: null, isImportable: false });
    const { button, find, page, server, settle } = await open(fhir, unnamed);
    expect(page.querySelector('glabella-column-mapping')).toBeNull();
    const input = find<HTMLInputElement>('glabella-patient-choice input');
    input.value = 'synth';
    input.dispatchEvent(new Event('input'));
    await settle(250);
    await settle();
    const search = server.expectOne('/api/v1/patients/search');
    expect(search.request.body).toMatchObject({ text: 'synth' });
    search.flush({ rows: [patient], nextCursor: null });
    await settle();
    button('Synthia Sample').click();
    await settle(choicePauseMs + 50);
    const call = server.expectOne(previewAddress);
    expect(call.request.body).toMatchObject({ kind: 'fhir', patientId: patient.id });
  });
});

const patient = {
  id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d201',
  mrn: 'S-0001',
  givenName: 'Synthia',
  familyName: 'Sample',
  birthDate: '1980-02-29',
  sex: 'female',
  isArchived: false,
  courseId: null,
  latest: null,
  baseline: null,
  firstInjectionOn: null,
  lastInjection: null,
  sessionCount: 0,
  openFollowUps: 0,
  recentScores: [],
  recentInjections: [],
};
