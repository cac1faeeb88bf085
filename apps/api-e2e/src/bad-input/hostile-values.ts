import * as fc from 'fast-check';
import { sampledBody, type Schema } from '../support/sampled-body';

/** Texts that have broken other programs: injection, markup, formulas, bidirectional marks, length, nothing. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202Eevil',
  'é'.normalize('NFD'),
  '🧪'.repeat(50),
  '"><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE patient; --",
  '$(rm -rf /)',
  '{{7*7}}',
  '=1+1',
  '+CMD|0',
  '@SUM(A1)',
  '../../etc/passwd',
  '%00',
  'null',
  'NaN',
  '-0',
  '__proto__',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-11-23T25:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(5_000),
];

const hostileValues = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, -1e-7, 2 ** 53, 999_999_999),
  fc.constantFrom<unknown>([], {}, [[]], [null], { a: 1 }, Array(300).fill(1)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
);

/** A body near the schema: what it allows, with zero to three places replaced, removed or added. */
export function nearBody(schema: Schema, idAt: (path: string) => string): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(200),
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
    value: hostileValues,
  });
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(change, { maxLength: 3 }).map(applied) },
    { weight: 1, arbitrary: hostileValues },
  );

  function applied(changes: readonly { at: number; how: string; value: unknown }[]): unknown {
    const body = sampledBody(schema, { idAt });
    for (const { at, how, value } of changes) {
      const places = placesIn(body);
      const place = places[at % places.length];
      if (!place) continue;
      const { owner, key } = place;
      if (how === 'remove') delete owner[key];
      // A copy each time: a later change may reach into the value.
      else owner[how === 'add' ? `${key}x` : key] = structuredClone(value);
    }
    return body;
  }
}

/** A value for a parameter of the path or the query: what it should be, or hostile text. */
export function nearParameter(fitting: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileTexts.filter(isSendable)) },
  );
}

function isSendable(text: string): boolean {
  return text.isWellFormed() && text !== '';
}

type Owner = Record<string, unknown>;

function placesIn(value: unknown): { owner: Owner; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Owner;
  return Object.keys(owner).flatMap((key) => [{ owner, key }, ...placesIn(owner[key])]);
}
