import { runningExport, sampleCounts, sampleExport } from '../testing/sample-export';
import { countWords, exportSentence, selectionWords, sizeWords, writtenRows } from './export-words';

const everybody = sampleExport().selection;
const nameOf = (id: string): string => (id === 'glabellar-depression' ? 'Glabella 5-point' : id);

describe('the words of an export', () => {
  it('count each table, one and many', () => {
    expect(countWords(sampleCounts)).toEqual([
      '12 patients',
      '1 course',
      '60 injected sites',
      '1,204 assessments',
      '0 adverse events',
      '0 treatments before toxin',
      '0 doses of medications',
      '0 frown ratings',
      '0 life events',
    ]);
  });

  it.each([
    [{}, 'Everybody'],
    [{ withVoided: true }, 'Everybody; with voided records'],
    [{ from: '2026-01-01' }, 'Sessions from 1 Jan 2026'],
    [{ diagnosisCode: 'F33' }, 'Sessions F33'],
    [
      { until: '2026-06-30', protocolId: 'glabellar-depression', productId: 'onabotulinumtoxinA' },
      'Sessions through 30 Jun 2026, Glabella 5-point, onabotulinumtoxinA',
    ],
    [{ protocolId: 'of-another-day' }, 'Sessions of-another-day'],
  ])('name whose record is in it: %j', (changes, words) => {
    expect(selectionWords({ ...everybody, ...changes }, nameOf)).toBe(words);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [48_210, '48.2 kB'],
    [3_149_000, '3.1 MB'],
  ])('say how large %s bytes are', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it('count what was written, or how far it is', () => {
    expect(writtenRows(sampleExport())).toBe(1_277);
    expect(writtenRows(runningExport())).toBe(300);
  });

  it('say after every end what to do with the file', () => {
    const states = ['prepared', 'running', 'finished', 'cancelled', 'failed', 'unused'] as const;
    const sentences = states.map((status) => exportSentence({ status }));
    expect(new Set(sentences).size).toBe(states.length);
    expect(exportSentence({ status: 'failed' })).toContain('Delete the part that was saved');
  });
});
