/** As much of JSON Schema as the API's document uses. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
}

/** The password that every sampled body sends where one is asked for. */
export const sampledPassword = 'a password of the sweep';

/** Values that a schema alone cannot guess: by the name of the property. */
const knownTexts: Readonly<Record<string, string>> = {
  timeZone: 'Europe/Berlin',
  diagnosisCode: 'F33.1',
  protocolId: 'glabellar-depression',
  instrumentId: 'phq9',
  startedOn: '2026-02-02',
  stoppedOn: '2026-02-20',
  on: '2026-02-02',
  happenedOn: '2026-02',
  birthDate: '1980-01-01',
  password: sampledPassword,
};

/** Choices that go with the names beside them, which a sampled body always fills in. */
const knownChoices: Readonly<Record<string, string>> = {
  agreedBy: 'representative',
  withdrawnBy: 'representative',
  how: 'verbally-with-witness',
};

/** One place in a body where an id stands, as `clinicianIds.0`. */
export type IdPath = string;

/** What stands in the places of a body that the schema leaves free. */
export interface Choices {
  readonly idAt: (path: IdPath) => string;
  /** For a text of no special form; a plain one without it. */
  readonly textAt?: (path: string) => string;
}

/** A body that the schema allows, its ids and free texts as chosen. */
export function sampledBody(schema: Schema, choices: Choices, path = ''): unknown {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    const [first] = alternatives.filter(({ type }) => type !== 'null');
    return first ? sampledBody(first, choices, path) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return knownChoices[path.split('.').at(-1) ?? ''] ?? schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          sampledBody(property, choices, path === '' ? name : `${path}.${name}`),
        ]),
      );
    case 'array':
      return schema.items ? [sampledBody(schema.items, choices, `${path}.0`)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'string':
      return sampledText(schema, choices, path);
    default:
      return null;
  }
}

/** Every place of the schema's bodies where an id stands. */
export function idPaths(schema: Schema): IdPath[] {
  const paths: IdPath[] = [];
  const idAt = (path: IdPath): string => {
    paths.push(path);
    return '';
  };
  sampledBody(schema, { idAt });
  return paths;
}

function sampledText(schema: Schema, { idAt, textAt }: Choices, path: string): string {
  const known = knownTexts[path.split('.').at(-1) ?? ''];
  if (known !== undefined) return known;
  // A code in words: of those that a schema leaves free, every practice has this one.
  if (schema.pattern !== undefined && new RegExp(schema.pattern).test('red-flags')) {
    return 'red-flags';
  }
  switch (schema.format) {
    case 'uuid':
      return idAt(path);
    case 'date':
      return '2026-03-02';
    case 'date-time':
      return '2026-03-02T09:00:00.000Z';
    case 'email':
      return `${textAt?.(path) ?? 'somebody'}@glabella.example`;
    default:
      return (textAt?.(path) ?? 'sampled text long enough').padEnd(schema.minLength ?? 0, '.');
  }
}
