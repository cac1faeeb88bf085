import type { CsvColumnMeaning, CsvInstrumentChoice } from '@glabella/contracts';
import { type Instrument, instruments, phq9 } from '@glabella/domain/instruments';
import { itemMeanings, meaningOf, plainWords, scoreMeanings } from './column-words';
import { instrumentsIn, isNameOfSeveralScales } from './named-instruments';

/** What the names of the columns say. */
export interface HeaderReading {
  /** What each column means; where the instrument is to be chosen, no column that names one has a meaning. */
  readonly columns: readonly CsvColumnMeaning[];
  /** The instrument that the header names, or the PHQ-9 where it names none. */
  readonly instrument: Instrument;
  /** Where the header names several instruments: the columns of each; otherwise none. */
  readonly choices: readonly CsvInstrumentChoice[];
  /** The column by whose name several scales go, where no other says which of them the scores are of. */
  readonly ambiguousColumn: string | undefined;
}

interface Column {
  readonly plain: string;
  readonly meaning: CsvColumnMeaning;
  /** The instruments that its name names; none where it could be of any. */
  readonly named: readonly Instrument[];
}

/**
 * Reads what each column means and of which instrument. The columns of two instruments are never taken together: what
 * the scores are of is said by their own columns, by the others only where those name none.
 */
export function readHeader(header: readonly string[]): HeaderReading {
  const columns = header.map((name) => ({
    plain: plainWords(name),
    meaning: meaningOf(name),
    named: instrumentsIn(name),
  }));
  const scored = namedIn(columns.filter(({ meaning }) => scoreMeanings.has(meaning)));
  const named = scored.length > 0 ? scored : namedIn(columns);
  const isInRows = columns.some(({ meaning }) => meaning === 'instrument');
  const [instrument = phq9] = named;
  if (scored.length > 1 || (named.length > 1 && !isInRows)) {
    return {
      columns: columnsOf(null, columns),
      instrument,
      choices: named.map((one) => ({ instrumentId: one.id, columns: columnsOf(one, columns) })),
      ambiguousColumn: undefined,
    };
  }
  const isSaid = scored.length > 0 || isInRows;
  return {
    columns: isInRows ? columnsOfRows(instrument, columns) : columnsOf(instrument, columns),
    instrument,
    choices: [],
    ambiguousColumn: isSaid ? undefined : header.find(isNameOfSeveralScales),
  };
}

function namedIn(columns: readonly Column[]): readonly Instrument[] {
  return instruments.filter((one) => columns.some((column) => column.named.includes(one)));
}

/** The columns of one instrument and those that name none; its own go first where two mean the same. */
function columnsOf(instrument: Instrument | null, columns: readonly Column[]): CsvColumnMeaning[] {
  const isOwn = columns.map(({ named }) => named.some((one) => one === instrument));
  const meanings = columns.map(({ meaning, named }, at) =>
    meaning !== 'instrument' && (named.length === 0 || isOwn[at]) ? meaning : 'ignore',
  );
  const whole = instrument ? withLastItem(instrument, columns, meanings) : meanings;
  return whole.map((meaning, at) => {
    const own = whole.findIndex((other, place) => other === meaning && isOwn[place]);
    return at === (own === -1 ? whole.indexOf(meaning) : own) ? meaning : 'ignore';
  });
}

/** The columns where each row names its instrument: the first of a meaning keeps it. */
function columnsOfRows(instrument: Instrument, columns: readonly Column[]): CsvColumnMeaning[] {
  const meanings = columns.map(({ meaning }) => meaning);
  const whole = withLastItem(instrument, columns, meanings);
  return whole.map((meaning, at) => (whole.indexOf(meaning) === at ? meaning : 'ignore'));
}

/** 'phq 9' is a total, unless it follows 'phq 1' to 'phq 8'. */
function withLastItem(
  { aliases, items }: Instrument,
  columns: readonly Column[],
  meanings: readonly CsvColumnMeaning[],
): readonly CsvColumnMeaning[] {
  const own = itemMeanings.slice(0, items.length);
  const last = own.pop();
  if (last === undefined || meanings.includes(last)) return meanings;
  if (!own.every((item) => meanings.includes(item))) return meanings;
  const at = columns.findIndex(({ plain }) => aliases.includes(plain));
  return meanings.map((meaning, place) => (place === at ? last : meaning));
}
