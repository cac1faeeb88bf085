import fc from 'fast-check';
import { MAX_JSON_DEPTH, parseJsonBody } from './json-body';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text));
const codeFor = (text: string): string => {
  try {
    parse(text);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON body', () => {
  it('is read as JSON.parse reads it, whatever the object', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000'));
    const key = text.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 5 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        expect(parse(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each([
    ['at the limit of depth', nested(MAX_JSON_DEPTH), 'accepted'],
    ['one level deeper', nested(MAX_JSON_DEPTH + 1), 'request.unreadable'],
    ['brackets inside a text', JSON.stringify(nested(100)), 'accepted'],
    ['the same key in two objects', '[{"a":1},{"a":1}]', 'accepted'],
    ['the same key in an object and the one inside it', '{"a":{"a":1}}', 'accepted'],
    ['the same key twice', '{"a":1,"b":2,"a":3}', 'request.unreadable'],
    ['the same key twice, after an inner object', '{"a":{"b":1},"a":3}', 'request.unreadable'],
    ['the same key twice, spelled with an escape', '{"a":1,"\\u0061":3}', 'request.unreadable'],
    ['a text equal to a key', '{"a":"a","b":"a"}', 'accepted'],
    ['a quote inside a key', '{"a\\"":1,"a":2}', 'accepted'],
    ['a backslash at the end of a text', '{"a":"\\\\","b":"\\\\"}', 'accepted'],
    ['__proto__ as a key', '{"x":{"__proto__":1}}', 'request.unreadable'],
    ['__proto__ as a text', '{"x":"__proto__"}', 'accepted'],
    ['a text that never ends', '{"a":"', 'request.unreadable'],
    ['a key with a broken escape', '{"\\x":1}', 'request.unreadable'],
    ['NUL in a text', '{"a":"\\u0000"}', 'request.invalid'],
    ['half a surrogate pair', '{"a":"\\ud83d"}', 'request.invalid'],
    ['a whole surrogate pair', '{"a":"\\ud83d\\ude00"}', 'accepted'],
    ['1e999', '{"a":1e999}', 'request.invalid'],
    ['-1e999', '{"a":-1e999}', 'request.invalid'],
    ['1e308', '{"a":1e308}', 'accepted'],
    ['NaN', '{"a":NaN}', 'request.unreadable'],
    ['a comment', '{"a":1} // x', 'request.unreadable'],
    ['a trailing comma', '{"a":1,}', 'request.unreadable'],
    ['two values', '{} {}', 'request.unreadable'],
  ])('with %s', (_, text, expected) => {
    expect(codeFor(text)).toBe(expected);
  });

  it('names the place of what cannot be stored', () => {
    expect(() => parse('{"sites":[{"note":"a"},{"note":"\\u0000"}]}')).toThrow(
      expect.objectContaining({
        issues: [{ path: 'sites.1.note', message: 'Remove the characters that cannot be stored.' }],
      }),
    );
  });

  it('is refused when its bytes are no UTF-8', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toThrow('not UTF-8');
  });
});
