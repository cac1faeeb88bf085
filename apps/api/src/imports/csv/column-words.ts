import type { CsvColumnMeaning } from '@glabella/contracts';
import { type Instrument, instruments } from '@glabella/domain/instruments';

/** Letters and digits alone, lower case, no accents: 'PHQ-9_Summe' becomes 'phq 9 summe'. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The columns that hold items, in the order of the form. */
export const itemMeanings = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
  (number) => `item-${number}` as CsvColumnMeaning,
);

/** The columns that hold what an instrument gave. */
export const scoreMeanings: ReadonlySet<CsvColumnMeaning> = new Set([
  'total',
  'function',
  ...itemMeanings,
]);

/** Names of columns in English and German, as clinics and studies write them; of several the first one counts. */
const names: Partial<Record<CsvColumnMeaning, readonly string[]>> = {
  mrn: [
    'mrn',
    'medical record number',
    'record number',
    'patient id',
    'patientid',
    'patient number',
    'patient no',
    'pid',
    'subject id',
    'subject',
    'study id',
    'chart number',
    'patientennummer',
    'patienten nr',
    'patientennr',
    'pat nr',
    'patnr',
    'patienten id',
    'fallnummer',
    'aktenzeichen',
    'aktennummer',
    'pseudonym',
    'patient',
    'record id',
    'id',
  ],
  'given-name': ['given name', 'first name', 'firstname', 'forename', 'vorname', 'vornamen'],
  'family-name': [
    'family name',
    'last name',
    'lastname',
    'surname',
    'nachname',
    'familienname',
    'name',
    'zuname',
  ],
  'birth-date': [
    'birth date',
    'birthdate',
    'date of birth',
    'dob',
    'born',
    'geburtsdatum',
    'geb datum',
    'gebdat',
    'geboren',
    'geb',
  ],
  sex: ['sex', 'gender', 'geschlecht'],
  'assessed-on': [
    'assessed on',
    'assessment date',
    'date',
    'date of assessment',
    'visit date',
    'completed on',
    'completed',
    'authored',
    'effective date',
    'phq date',
    'phq9 date',
    'phq 9 date',
    'gad7 date',
    'datum',
    'erhebungsdatum',
    'untersuchungsdatum',
    'testdatum',
    'besuchsdatum',
    'ausgefullt am',
    'ausgefuellt am',
    'erhoben am',
    'datum der erhebung',
  ],
  instrument: [
    'instrument',
    'instrument id',
    'instrument name',
    'instrument code',
    'scale',
    'scale id',
    'scale name',
    'measure',
    'measure id',
    'measure name',
    'questionnaire',
    'questionnaire id',
    'questionnaire name',
    'form name',
    'fragebogen',
    'fragebogenname',
    'skala',
    'skalenname',
    'test',
    'test name',
    'testname',
  ],
  total: [
    'total',
    'total score',
    'score',
    'sum',
    'sum score',
    'phq total',
    'phq score',
    'gad total',
    'gad score',
    'summe',
    'gesamt',
    'gesamtwert',
    'gesamtpunktzahl',
    'gesamtscore',
    'summenwert',
    'summenscore',
    'punktzahl',
    'punkte',
  ],
  function: [
    'function',
    'function item',
    'functioning',
    'difficulty',
    'functional difficulty',
    'impairment',
    'item 10',
    'q10',
    'question 10',
    'phq9 10',
    'phq 9 10',
    'phq10',
    'phq9 difficulty',
    'phq9 function',
    'dpq100',
    'beeintrachtigung',
    'beeintraechtigung',
    'funktion',
    'schwierigkeit',
    'frage 10',
  ],
  language: ['language', 'lang', 'sprache'],
  status: ['status', 'record status', 'entry status'],
};

/** 'item 3', 'q3', 'frage_3', 'phq9_3', 'phq9_item3', 'gad7 q 3', 'phq3'. */
const itemName =
  /^(?:(?:phq ?9|gad ?7) ?(?:item|question|q|frage|i)?|(?:phq|gad) ?(?:item|question|q|frage|i)?|item|question|q|frage|i) ?0?([1-9])$/;
/** The names of the National Health and Nutrition Examination Survey. */
const nhanesName = /^dpq ?0([1-9])0$/;

const byName: ReadonlyMap<string, CsvColumnMeaning> = new Map(
  Object.entries(names).flatMap(([meaning, list]) =>
    list.map((name) => [name, meaning as CsvColumnMeaning] as const),
  ),
);

/** Words that may follow the name of an instrument whose total stands in the column. */
const totalWords = ['total', 'score', 'sum', 'summe', 'gesamt', 'gesamtwert', 'summenwert'];

/** What a column's name says that comes from an instrument: its total, one of its items by LOINC code. */
export function meaningFrom(instrument: Instrument, plain: string): CsvColumnMeaning | null {
  const { aliases, entry, loinc, items, functionItem } = instrument;
  const isTotal =
    entry.kind !== 'separate-items' &&
    aliases.some(
      (alias) => plain === alias || totalWords.some((word) => plain === `${alias} ${word}`),
    );
  if (isTotal || (loinc.total !== null && plain === plainWords(loinc.total))) return 'total';
  const item = items.find((one) => one.loinc !== undefined && plain === plainWords(one.loinc));
  if (item) return `item-${item.number}` as CsvColumnMeaning;
  return functionItem && plain === plainWords(functionItem.loinc) ? 'function' : null;
}

/** The instrument of this name, id or alias; undefined when none is known by it. */
export function instrumentNamed(name: string): Instrument | undefined {
  const plain = plainWords(name);
  return (
    instruments.find(({ aliases, name: own }) => [plainWords(own), ...aliases].includes(plain)) ??
    instruments.find(({ id }) => id === plain.replaceAll(' ', ''))
  );
}

/** What an import accepts, as a message says it. */
export function knownInstruments(): string {
  return instruments.map(({ name }) => name).join(', ');
}

/** What a column's name says; 'ignore' when it says nothing that an import reads. */
export function meaningOf(name: string): CsvColumnMeaning {
  const plain = plainWords(name);
  const known =
    byName.get(plain) ??
    instruments.map((one) => meaningFrom(one, plain)).find((meaning) => meaning !== null);
  if (known) return known;
  const number = itemNumberIn(plain);
  return number === null ? 'ignore' : (`item-${number}` as CsvColumnMeaning);
}

/** How early a name stands among those of its meaning: of two columns the earlier name tells more. */
export function rankOf(plain: string, meaning: CsvColumnMeaning): number {
  const rank = names[meaning]?.indexOf(plain) ?? -1;
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}

/** The number of the item that a column's name numbers; null where it numbers none. */
export function itemNumberIn(plain: string): string | null {
  return itemName.exec(plain)?.[1] ?? nhanesName.exec(plain)?.[1] ?? null;
}
