import { mostListedImports } from '@glabella/contracts';
import { openPage } from '../testing/open-page';
import { sampleBatch, sampleRefusal } from '../testing/sample-import';
import { ImportsPage } from './imports-page';

async function open() {
  const page = openPage(ImportsPage);
  await page.settle();
  return { ...page, call: page.server.expectOne('/api/v1/imports') };
}

describe('the list of imports', () => {
  it('says that it is loading', async () => {
    const { settle, text } = await open();
    await settle(200);
    expect(text()).toContain('Loading the imports');
  });

  it('says what to do when nothing was imported yet', async () => {
    const { call, settle, text, find } = await open();
    call.flush({ rows: [] });
    await settle();
    expect(text()).toContain('Nothing imported yet');
    expect(find('glabella-empty-state a').getAttribute('href')).toBe('/imports/new');
  });

  it('tells who imported what, when, and what became of it', async () => {
    const { call, settle, page } = await open();
    call.flush({
      rows: [
        sampleBatch(),
        sampleBatch({
          id: '6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d102',
          status: 'failed',
          kind: 'fhir',
          rowCount: 10_000,
          storedCount: 0,
        }),
      ],
    });
    await settle();
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ['12 Apr 2026, 12:02', 'Finished', 'Robin Vale', 'CSV', '40', '38', '2', '3'],
      ['12 Apr 2026, 12:02', 'Failed', 'Robin Vale', 'FHIR JSON', '10,000', '0', '2', '3'],
    ]);
    expect(page.querySelector('tbody a')?.getAttribute('href')).toBe(
      '/imports/6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5d101',
    );
  });

  it.each([
    [mostListedImports - 1, false],
    [mostListedImports, true],
  ])('with %i of them says that older ones are not listed: %s', async (count, isFull) => {
    const { call, settle, text } = await open();
    const rows = Array.from({ length: count }, (_, at) =>
      sampleBatch({ id: `6d0f7f0e-7f5b-4e0c-9a0e-0c9be4f5${String(at).padStart(4, '0')}` }),
    );
    call.flush({ rows });
    await settle();
    expect(text().includes('The latest 200.')).toBe(isFull);
  });

  it('says what happened when the list cannot be read, and tries again on demand', async () => {
    const { call, settle, text, button, server } = await open();
    call.flush(sampleRefusal, { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(text()).toContain('Try again in a minute.');
    expect(text()).toContain('Request req-9');
    button('Try again').click();
    await settle();
    server.expectOne('/api/v1/imports').flush({ rows: [] });
    await settle();
    expect(text()).toContain('Nothing imported yet');
  });
});
