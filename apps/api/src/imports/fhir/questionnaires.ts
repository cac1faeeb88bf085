import { type Instrument, instruments } from '@glabella/domain/instruments';
import { type OptionWeights, plainLetters } from './answer-points';
import { type FhirFile, referenceName } from './fhir-entries';
import { type InstrumentRole, roleOfCodings, roleOfLinkId } from './fhir-codes';
import { type JsonObject, asObject, numberIn, objectsIn, textIn } from './json';

/** A question of a response: where it stands in the form, its words, and what was answered. */
export interface ResponseItem {
  readonly linkId: string;
  readonly text: string;
  readonly answers: readonly JsonObject[];
}

/** A form as a response needs it: what each of its questions stands for, and the points of its own options. */
export interface KnownForm {
  roleOf(item: ResponseItem): InstrumentRole | undefined;
  readonly weights: OptionWeights;
}

const MOST_LEVELS = 12;
const WORDS_THAT_TELL = 3;

/**
 * Published forms whose linkIds carry no code: `#` is the number of the item. The names are the last part of the
 * canonical address.
 */
const publishedForms = [
  { name: 'questionnaire-example-phq9', item: 'g1.q#', total: 'g1.s', function: 'g2.q1' },
  {
    name: 'questionnaire-sdc-profile-example-PHQ9',
    item: 'H1/T1/Q#',
    total: 'H1/TS',
    function: null,
  },
  { name: 'mii-qst-pro-phq-9', item: 'PHQ.#', total: null, function: 'PHQ.10' },
] as const;

/** Every question of a response with the questions inside it, in the order of the form. */
export function itemsOf(response: JsonObject): ResponseItem[] {
  const walk = (items: readonly JsonObject[], level: number): ResponseItem[] =>
    level > MOST_LEVELS
      ? []
      : items.flatMap((item) => {
          const answers = objectsIn(item['answer']);
          return [
            { linkId: textIn(item, 'linkId') ?? '', text: textIn(item, 'text') ?? '', answers },
            ...walk(objectsIn(item['item']), level + 1),
            ...answers.flatMap((answer) => walk(objectsIn(answer['item']), level + 1)),
          ];
        });
  return walk(objectsIn(response['item']), 1);
}

/** Everything that tells what the questions of a response are: its form, if the file holds it, codes and words. */
export function formOf(
  response: JsonObject,
  items: readonly ResponseItem[],
  file: FhirFile,
): KnownForm {
  const canonical = textIn(response, 'questionnaire') ?? '';
  const questionnaire = questionnaireOf(response, canonical, file);
  const coded = questionnaire ? codedQuestions(questionnaire) : new Map<string, InstrumentRole>();
  const published = publishedRoles(canonical);
  const worded = wordedRoles(items);
  return {
    roleOf: ({ linkId, text }) =>
      coded.get(linkId) ?? roleOfLinkId(linkId) ?? published.get(linkId) ?? worded.get(text),
    weights: questionnaire ? optionWeights(questionnaire) : new Map(),
  };
}

function questionnaireOf(
  response: JsonObject,
  canonical: string,
  file: FhirFile,
): JsonObject | null {
  if (canonical.startsWith('#')) {
    const id = canonical.slice(1);
    return objectsIn(response['contained']).find((one) => one['id'] === id) ?? null;
  }
  const [address = ''] = canonical.split('|');
  return file.find('Questionnaire', address) ?? file.find('Questionnaire', referenceName(address));
}

/** The questions of a Questionnaire with the items inside its groups. */
function questionsOf(questionnaire: JsonObject): JsonObject[] {
  const walk = (items: readonly JsonObject[], level: number): JsonObject[] =>
    level > MOST_LEVELS
      ? []
      : items.flatMap((item) => [item, ...walk(objectsIn(item['item']), level + 1)]);
  return walk(objectsIn(questionnaire['item']), 1);
}

function codedQuestions(questionnaire: JsonObject): Map<string, InstrumentRole> {
  return new Map(
    questionsOf(questionnaire).flatMap((question) => {
      const role = roleOfCodings(objectsIn(question['code']));
      const linkId = textIn(question, 'linkId');
      return role && role.part !== 'panel' && linkId ? [[linkId, role] as const] : [];
    }),
  );
}

/** The weights of the options that a form writes beside its own codes. */
function optionWeights(questionnaire: JsonObject): Map<string, number> {
  const listed = questionsOf(questionnaire).flatMap((question) =>
    objectsIn(question['answerOption']),
  );
  const concepts = objectsIn(questionnaire['contained']).flatMap((valueSet) => [
    ...objectsIn(asObject(valueSet['expansion'])?.['contains']),
    ...objectsIn(asObject(valueSet['compose'])?.['include']).flatMap((one) =>
      objectsIn(one['concept']),
    ),
  ]);
  const weighted = [
    ...listed.map((option) => [asObject(option['valueCoding']), option] as const),
    ...concepts.map((concept) => [concept, concept] as const),
  ];
  const weights = weighted.flatMap(([coding, holder]) => {
    const code = textIn(coding, 'code');
    const weight = [...objectsIn(holder['extension']), ...objectsIn(coding?.['extension'])]
      .filter(({ url }) => String(url).endsWith('/ordinalValue'))
      .map((extension) => numberIn(extension, 'valueDecimal'))
      .find((value) => value !== null);
    return code !== null && weight !== undefined ? [{ code, weight }] : [];
  });
  const byCode = new Map<string, Set<number>>();
  for (const { code, weight } of weights) {
    byCode.set(code, (byCode.get(code) ?? new Set()).add(weight));
  }
  // A code that is worth different points in different questions tells nothing.
  return new Map(
    [...byCode].flatMap(([code, [weight, other]]) =>
      weight !== undefined && other === undefined ? [[code, weight] as const] : [],
    ),
  );
}

function publishedRoles(canonical: string): Map<string, InstrumentRole> {
  const [address = ''] = canonical.split('|');
  const form = publishedForms.find(({ name }) => address.split('/').at(-1) === name);
  const [instrument] = instruments;
  if (!form || !instrument) return new Map();
  return new Map<string, InstrumentRole>([
    ...instrument.items.map(
      (item) =>
        [form.item.replace('#', String(item.number)), { instrument, part: 'item', item }] as const,
    ),
    ...(form.total ? [[form.total, { instrument, part: 'total' }] as const] : []),
    ...(form.function ? [[form.function, { instrument, part: 'function' }] as const] : []),
  ]);
}

/** Questions known by the first words of their official wording, where every one of an instrument's is found. */
function wordedRoles(items: readonly ResponseItem[]): Map<string, InstrumentRole> {
  return new Map(
    instruments
      .filter((instrument) => instrument.items.length > 0)
      .flatMap((instrument) => wordedRolesOf(instrument, items)),
  );
}

function wordedRolesOf(
  instrument: Instrument,
  items: readonly ResponseItem[],
): (readonly [string, InstrumentRole])[] {
  const found = instrument.items.flatMap((item) => {
    const match = items.find(({ text }) => firstWords(text) === firstWords(item.text));
    return match ? [[match.text, { instrument, part: 'item', item }] as const] : [];
  });
  if (found.length < instrument.items.length) return [];
  const asked = instrument.functionItem?.text;
  const functionItem =
    asked === undefined
      ? undefined
      : items.find(({ text }) => firstWords(text) === firstWords(asked));
  return functionItem ? [...found, [functionItem.text, { instrument, part: 'function' }]] : found;
}

function firstWords(text: string): string {
  return plainLetters(text).split(' ').slice(0, WORDS_THAT_TELL).join(' ');
}
