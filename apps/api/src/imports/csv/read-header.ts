import type { CsvColumnMeaning, CsvInstrumentChoice } from '@glabella/contracts';
import { type Instrument, instruments, phq9 } from '@glabella/domain/instruments';
import { itemMeanings, meaningOf, plainWords, rankOf, scoreMeanings } from './column-words';
import { instrumentsIn, isNameOfSeveralScales } from './named-instruments';

/** The names of items that are the names of shorter forms, too: PHQ-2, PHQ-8, GAD-2. */
const bareName = /^(?:phq|gad) ?[1-9]$/;

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
  /** Columns that were left out because another one means the same. */
  readonly rivals: readonly Rival[];
  /** Columns named like one item of a form or the total of a shorter one: 'phq2'. They were left out. */
  readonly shortForms: readonly number[];
}

interface Rival {
  readonly at: number;
  readonly takenAt: number;
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
  const named = header.map((name) => ({
    plain: plainWords(name),
    meaning: meaningOf(name),
    named: instrumentsIn(name),
  }));
  const shortForms = shortFormsIn(named);
  const columns = named.map((column, at) =>
    shortForms.includes(at) ? { ...column, meaning: 'ignore' as const } : column,
  );
  return { ...readColumns(header, columns), shortForms };
}

function readColumns(
  header: readonly string[],
  columns: readonly Column[],
): Omit<HeaderReading, 'shortForms'> {
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
      rivals: [],
    };
  }
  const isSaid = scored.length > 0 || isInRows;
  const meanings = isInRows ? meaningsOfRows(instrument, columns) : meaningsOf(instrument, columns);
  const taken = onceEach(meanings, columns, isInRows ? null : instrument);
  return {
    columns: taken,
    instrument,
    choices: [],
    ambiguousColumn: isSaid ? undefined : header.find(isNameOfSeveralScales),
    rivals: meanings.flatMap((meaning, at) =>
      meaning === taken[at] ? [] : [{ at, takenAt: taken.indexOf(meaning) }],
    ),
  };
}

function namedIn(columns: readonly Column[]): readonly Instrument[] {
  return instruments.filter((one) => columns.some((column) => column.named.includes(one)));
}

function columnsOf(instrument: Instrument | null, columns: readonly Column[]): CsvColumnMeaning[] {
  return onceEach(meaningsOf(instrument, columns), columns, instrument);
}

/** The columns of one instrument and those that name none. */
function meaningsOf(
  instrument: Instrument | null,
  columns: readonly Column[],
): readonly CsvColumnMeaning[] {
  const meanings = columns.map((column) =>
    column.meaning !== 'instrument' && (column.named.length === 0 || isOwn(column, instrument))
      ? column.meaning
      : 'ignore',
  );
  return instrument ? withLastItem(instrument, columns, meanings) : meanings;
}

/** The columns where each row names its instrument. */
function meaningsOfRows(
  instrument: Instrument,
  columns: readonly Column[],
): readonly CsvColumnMeaning[] {
  return withLastItem(
    instrument,
    columns,
    columns.map(({ meaning }) => meaning),
  );
}

function isOwn({ named }: Column, instrument: Instrument | null): boolean {
  return named.some((one) => one === instrument);
}

/** Where columns mean the same, the instrument's own goes first, then the name that tells more, then the first. */
function onceEach(
  meanings: readonly CsvColumnMeaning[],
  columns: readonly Column[],
  instrument: Instrument | null,
): CsvColumnMeaning[] {
  const best = new Map<CsvColumnMeaning, { at: number; isOwn: boolean; rank: number }>();
  columns.forEach((column, at) => {
    const meaning = meanings[at] ?? 'ignore';
    const one = { at, isOwn: isOwn(column, instrument), rank: rankOf(column.plain, meaning) };
    const other = best.get(meaning);
    if (
      other === undefined ||
      (one.isOwn && !other.isOwn) ||
      (one.isOwn === other.isOwn && one.rank < other.rank)
    ) {
      best.set(meaning, one);
    }
  });
  return meanings.map((meaning, at) => (best.get(meaning)?.at === at ? meaning : 'ignore'));
}

/** 'phq2' is an item beside at least half of its siblings, and where no other column is that item; else the PHQ-2. */
function shortFormsIn(columns: readonly Column[]): readonly number[] {
  const isBare = ({ plain }: Column) => bareName.test(plain);
  return columns.flatMap((column, at) => {
    const [instrument] = column.named;
    if (!instrument || !isBare(column) || !itemMeanings.includes(column.meaning)) return [];
    const items = columns.filter(
      (one) =>
        itemMeanings.includes(one.meaning) && (one.named.length === 0 || isOwn(one, instrument)),
    );
    const siblings = new Set(items.map(({ meaning }) => meaning));
    siblings.delete(column.meaning);
    const isTaken = items.some((one) => one.meaning === column.meaning && !isBare(one));
    return isTaken || siblings.size < (instrument.items.length - 1) / 2 ? [at] : [];
  });
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
