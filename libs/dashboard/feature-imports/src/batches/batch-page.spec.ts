import { TestBed } from '@angular/core/testing';
import { Dialogs } from '@glabella/dashboard/ui';
import { openPage } from '../testing/open-page';
import { sampleBatch, sampleProblem, sampleRefusal } from '../testing/sample-import';
import { BatchPage, progressPauseMs } from './batch-page';

const batchId = sampleBatch().id;
const address = `/api/v1/imports/${batchId}`;

async function open(first: ReturnType<typeof sampleBatch>) {
  const page = openPage(BatchPage, { batchId });
  await page.settle();
  page.server.expectOne(address).flush(first);
  await page.settle();
  return page;
}

describe('a running import', () => {
  const running = sampleBatch({ status: 'running', finishedAt: null, doneCount: 12 });

  it('shows how many rows are done, and asks again until it ended', async () => {
    const { find, server, settle, text } = await open(running);
    expect(find<HTMLProgressElement>('progress').value).toBe(12);
    expect(text()).toContain('12 of 40 rows done');
    expect(text()).toContain('Until it ends nothing of it is stored.');
    server.expectNone(address);
    await settle(progressPauseMs + 50);
    server.expectOne(address).flush({ ...running, doneCount: 30 });
    await settle();
    expect(text()).toContain('30 of 40 rows done');
    await settle(progressPauseMs + 50);
    server.expectOne(address).flush(sampleBatch());
    await settle();
    expect(text()).toContain('Everything in the file is stored.');
    await settle(progressPauseMs + 50);
    server.expectNone(address);
  });

  it('does not call an uncounted file 0 of 0', async () => {
    const { find, text } = await open({ ...running, rowCount: 0, doneCount: 0 });
    expect(text()).toContain('Reading the file');
    expect(find('progress').hasAttribute('value')).toBe(false);
  });

  it('is stopped only after a question, and then nothing is stored', async () => {
    const { button, server, settle, text } = await open(running);
    const confirm = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValueOnce(false);
    button('Stop the import').click();
    await settle();
    server.expectNone(`${address}/cancel`);
    confirm.mockResolvedValueOnce(true);
    button('Stop the import').click();
    await settle();
    server.expectOne(`${address}/cancel`).flush({ ...running, status: 'cancelled' });
    await settle();
    expect(text()).toContain('The import was stopped. Nothing of the file is stored.');
  });

  it('shows how it ended when it could not be stopped any more', async () => {
    const { button, server, settle, text } = await open(running);
    jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(true);
    button('Stop the import').click();
    await settle();
    const problem = { ...sampleRefusal, title: 'It has ended', status: 409 };
    server.expectOne(`${address}/cancel`).flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    server.expectOne(address).flush(sampleBatch());
    await settle();
    expect(text()).toContain('It has ended');
    expect(text()).toContain('Everything in the file is stored.');
  });
});

describe('an import that ended', () => {
  it('counts what came of it and leads to the patients', async () => {
    const { page, find } = await open(sampleBatch());
    expect([...page.querySelectorAll('dl > div')].map((count) => count.textContent)).toEqual([
      expect.stringMatching(/Rows in the file\s*40/),
      expect.stringMatching(/Stored\s*38/),
      expect.stringMatching(/Stored before\s*2/),
      expect.stringMatching(/New patients\s*3/),
      expect.stringMatching(/Not taken\s*0/),
    ]);
    expect(find('a.primary').getAttribute('href')).toBe('/patients');
  });

  it('does not call stored what was not taken, and counts every note', async () => {
    const { text } = await open(
      sampleBatch({
        storedCount: 1,
        unchangedCount: 0,
        skippedCount: 99,
        problems: [sampleProblem({ severity: 'warning', code: 'csv.row_without_score' })],
        problemCount: 99,
      }),
    );
    expect(text()).toContain('1 stored, 99 not taken: see below.');
    expect(text()).not.toContain('Everything in the file');
    expect(text()).toContain('The first 1 of 99');
  });

  it('does not claim that everything is stored where nobody counted what was not', async () => {
    const problems = [sampleProblem({ severity: 'warning' })];
    const { text } = await open(sampleBatch({ skippedCount: null, problems }));
    expect(text()).toContain('What could be taken is stored.');
    expect(text()).not.toContain('Not taken');
  });

  it('is voided as a whole with a reason', async () => {
    const { button, server, settle, text } = await open(sampleBatch());
    jest.spyOn(TestBed.inject(Dialogs), 'askReason').mockResolvedValue('Wrong clinic');
    button('Void this import').click();
    await settle();
    const call = server.expectOne(`${address}/void`);
    expect(call.request.body).toEqual({ reason: 'Wrong clinic' });
    call.flush(
      sampleBatch({
        status: 'voided',
        voidReason: 'Wrong clinic',
        voidedAt: '2026-04-12T13:00:00.000Z',
        voidedBy: sampleBatch().createdBy,
      }),
    );
    await settle();
    expect(text()).toContain('Voided by Robin Vale, 12 Apr 2026, 13:00');
    expect(text()).toContain('Wrong clinic');
    expect(() => button('Void this import')).toThrow();
  });

  it('is not voided without a reason', async () => {
    const { button, server, settle } = await open(sampleBatch());
    jest.spyOn(TestBed.inject(Dialogs), 'askReason').mockResolvedValue(null);
    button('Void this import').click();
    await settle();
    server.expectNone(`${address}/void`);
  });

  it('says line and column of what made it fail, and that nothing is stored', async () => {
    const { text } = await open(
      sampleBatch({ status: 'failed', storedCount: 0, problems: [sampleProblem()] }),
    );
    expect(text()).toContain('Nothing of the file is stored.');
    expect(text()).toMatch(/7\s*Total\s*A PHQ-9 total is 0 to 27\.\s*Stops the import/);
  });
});

it('says what happened when the import cannot be read', async () => {
  const { server, settle, text } = openPage(BatchPage, { batchId });
  await settle();
  server.expectOne(address).flush(
    { ...sampleRefusal, status: 404, title: 'Not found' },
    {
      status: 404,
      statusText: 'Not Found',
    },
  );
  await settle();
  expect(text()).toContain('Not found');
});
