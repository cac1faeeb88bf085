import * as fc from 'fast-check';
import { jsonAnswer, WrittenJson } from './json-answer';

const asText = (value: unknown) => jsonAnswer(value).toString('utf8');

describe('the bytes of an answer', () => {
  it('are those of JSON.stringify, whatever the answer is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: true }),
        (value) => {
          expect(asText(value)).toBe(JSON.stringify(value) ?? 'null');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are those of JSON.stringify for a page of rows with letters of every script', () => {
    const row = fc.record({
      name: fc.string({ unit: 'binary' }),
      total: fc.option(fc.integer()),
      scores: fc.array(fc.double()),
    });
    const page = fc.record({
      rows: fc.array(row, { maxLength: 60 }),
      nextCursor: fc.option(fc.uuid()),
    });
    fc.assert(
      fc.property(page, (value) => {
        expect(jsonAnswer(value).equals(Buffer.from(JSON.stringify(value)))).toBe(true);
      }),
    );
  });

  it.each([
    ['nothing', {}],
    ['no rows', { rows: [] }],
    ['a field without a value', { first: undefined, second: 1 }],
    ['only fields without values', { first: undefined, second: () => 1 }],
    ['a row without a value', { rows: [undefined, null] }],
    ['a date', { at: new Date(0), rows: [new Date(0)] }],
    ['a text longer than a piece', { rows: ['→'.repeat(10_000), 'ł'] }],
    ['half a surrogate pair', { rows: ['\ud83d'] }],
  ])('of %s are what JSON.stringify gives', (_, value) => {
    expect(asText(value)).toBe(JSON.stringify(value));
  });

  it('stay what they are while longer and shorter ones are written', () => {
    const page = (letters: number) => ({ rows: ['ł→'.repeat(letters), 'a'.repeat(letters)] });
    const answers = [300_000, 1, 100_000, 2_000].map((letters) => ({
      bytes: jsonAnswer(page(letters)),
      text: JSON.stringify(page(letters)),
    }));
    for (const { bytes, text } of answers) expect(bytes.toString('utf8') === text).toBe(true);
  });

  it('take in what was written before, at any depth', () => {
    const written = (value: unknown) => new WrittenJson(jsonAnswer(value));
    const row = { name: 'Ł → “ł”', totals: [1, null] };
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 5 }), (values) => {
        const rows = values.map((value) => value ?? null);
        expect(asText({ rows: rows.map(written), next: null })).toBe(
          JSON.stringify({ rows: rows.map((value) => JSON.parse(asText(value))), next: null }),
        );
      }),
    );
    expect(asText(written(row))).toBe(JSON.stringify(row));
    expect(asText({ a: { b: { c: [written(row)] } } })).toBe(
      JSON.stringify({ a: { b: { c: [row] } } }),
    );
  });

  it('find room for what was written before', () => {
    const long = 'ł'.repeat(200_000);
    const rows = [long, long].map((text) => new WrittenJson(jsonAnswer(text)));
    expect(asText({ rows }) === JSON.stringify({ rows: [long, long] })).toBe(true);
  });

  it('cannot be had of what refers to itself', () => {
    const value: { rows: unknown[] } = { rows: [] };
    value.rows.push(value);
    expect(() => jsonAnswer(value)).toThrow(TypeError);
  });
});
