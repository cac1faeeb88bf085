import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { ArchiveRun } from './archive-run';

/** Everything that stands on the sheets of the workbook of an empty export. */
async function workbookOf(isSynthetic: boolean): Promise<string> {
  const run = new ArchiveRun(
    {
      exportId: '0198c0de-0000-4000-8000-0000000000e1',
      kind: 'identified',
      format: 'xlsx',
      selection: {
        from: null,
        until: null,
        protocolId: null,
        productId: null,
        diagnosisCode: null,
        careSite: null,
        withVoided: false,
      },
      practice: { name: 'Practice of a spec', timeZone: 'Europe/Berlin', isSynthetic },
      exporter: { id: '0198c0de-0000-4000-8000-0000000000e2', displayName: 'R. Vale' },
      dataAsOf: new Date('2026-04-23T08:30:00Z'),
      thresholds: { version: 0, values: {} },
    },
    { asOf: '2026-04-23', pseudonyms: null },
    async function* () {
      // No table has a row.
    },
  );
  const workbook = run.entries().find(({ name }) => name === 'outcomes.xlsx');
  if (!workbook) throw new Error('no workbook');
  const files = unzipSync(new Uint8Array(await buffer(workbook.content())));
  return Object.values(files)
    .map((file) => strFromU8(file))
    .join('\n');
}

describe('the workbook of an export', () => {
  it('says on its sheet About that the data of the demo practice are made up', async () => {
    const text = await workbookOf(true);
    expect(text).toContain('Practice of a spec');
    expect(text).toContain('Synthetic demo data: no real patients.');
  });

  it('does not say so of the data of a practice', async () => {
    const text = await workbookOf(false);
    expect(text).toContain('Practice of a spec');
    expect(text).not.toContain('Synthetic');
  });
});
