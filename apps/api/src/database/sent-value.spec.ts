import * as fc from 'fast-check';
import { toSent } from './sent-value';

const id = '7952929e-381a-4ae4-b82c-a186a010664a';
const other = '0d4f1c7e-52f0-4f0e-9c55-3c0f5f1a2b3c';

describe('a value as it is sent', () => {
  it.each<[unknown, string]>([
    [[], '{}'],
    [[id], `{${id}}`],
    [[id, other], `{${id},${other}}`],
    [[null], '{NULL}'],
    [[id, null], `{"${id}",NULL}`],
    [[[id], [other]], `{{"${id}"},{"${other}"}}`],
    [[`${id},${other}`], `{"${id},${other}"}`],
    [[`${id},`, other.slice(1)], `{"${id},","${other.slice(1)}"}`],
    [['a"b', 'c\\d'], '{"a\\"b","c\\\\d"}'],
    [[1, 2], '{"1","2"}'],
    ['a', 'a'],
  ])('%j is %s', (value, sent) => expect(toSent(value)).toBe(sent));

  it('is one element for each of a list of texts, whatever they hold', () => {
    const text = fc.oneof(fc.uuid(), fc.string(), fc.constantFrom(`${id},${other}`, ',', '', '{}'));
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        expect(elementsOf(String(toSent(texts)))).toEqual(texts);
      }),
    );
  });
});

/** The elements of an array of texts as PostgreSQL reads it. */
function elementsOf(array: string): string[] {
  const elements = array.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"(?:,|$)|([^",]+)(?:,|$)/gs);
  return [...elements].map(([, quoted, bare]) => quoted?.replace(/\\(.)/gs, '$1') ?? bare ?? '');
}
