/** As much of JSON Schema as the API's document uses. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
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
  birthDate: '1980-01-01',
  password: sampledPassword,
};

/** One place in a body where an id stands, as `clinicianIds.0`. */
export type IdPath = string;

/** A body that the schema allows, every id in it chosen by `idAt`. */
export function sampledBody(schema: Schema, idAt: (path: IdPath) => string, path = ''): unknown {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    const [first] = alternatives.filter(({ type }) => type !== 'null');
    return first ? sampledBody(first, idAt, path) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          sampledBody(property, idAt, path === '' ? name : `${path}.${name}`),
        ]),
      );
    case 'array':
      return schema.items ? [sampledBody(schema.items, idAt, `${path}.0`)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'string':
      return sampledText(schema, idAt, path);
    default:
      return null;
  }
}

/** Every place of the schema's bodies where an id stands. */
export function idPaths(schema: Schema): IdPath[] {
  const paths: IdPath[] = [];
  sampledBody(schema, (path) => {
    paths.push(path);
    return '';
  });
  return paths;
}

function sampledText(schema: Schema, idAt: (path: IdPath) => string, path: string): string {
  const known = knownTexts[path.split('.').at(-1) ?? ''];
  if (known !== undefined) return known;
  switch (schema.format) {
    case 'uuid':
      return idAt(path);
    case 'date':
      return '2026-03-02';
    case 'date-time':
      return '2026-03-02T09:00:00.000Z';
    case 'email':
      return 'somebody@glabella.example';
    default:
      return 'sampled text long enough'.padEnd(schema.minLength ?? 0, '.');
  }
}
