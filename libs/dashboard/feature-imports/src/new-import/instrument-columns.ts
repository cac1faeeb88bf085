import type { CsvColumnMeaning, CsvInstrumentChoice } from '@glabella/contracts';

/**
 * What the columns mean once the instrument is chosen of a file that names several: its own columns are taken, those of
 * the others are ignored, and what was chosen for the columns of no instrument stays.
 */
export function columnsFor(
  instrumentId: string,
  choices: readonly CsvInstrumentChoice[],
  current: readonly CsvColumnMeaning[],
): CsvColumnMeaning[] {
  const chosen = choices.find((choice) => choice.instrumentId === instrumentId);
  return current.map((meaning, at) => {
    const [first, ...others] = choices.map(({ columns }) => columns[at]);
    const isOfAll = others.every((other) => other === first);
    return isOfAll ? meaning : (chosen?.columns[at] ?? 'ignore');
  });
}
