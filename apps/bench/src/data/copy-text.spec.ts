import { copyText, type ColumnKind } from './copy-text';

const cell = (kind: ColumnKind, value: unknown) =>
  copyText([{ name: 'column', kind }], [{ column: value }]);

describe('the text that COPY reads', () => {
  it.each<[ColumnKind, unknown, string]>([
    ['plain', null, '\\N'],
    ['plain', undefined, '\\N'],
    ['plain', '', ''],
    ['plain', 0, '0'],
    ['plain', false, 'false'],
    ['plain', '2026-03-29', '2026-03-29'],
    ['plain', '\\N', '\\\\N'],
    ['plain', 'a\tb\nc\rd\\e', 'a\\tb\\nc\\rd\\\\e'],
    ['array', [], '{}'],
    ['array', [2, null, 0], '{2,NULL,0}'],
    ['array', ['NULL', 'a "b"', 'c\\d', ''], '{"NULL","a \\\\"b\\\\"","c\\\\\\\\d",""}'],
    ['json', { a: [1, null] }, '{"a":[1,null]}'],
    ['json', ['a\nb'], '["a\\\\nb"]'],
    ['json', 'words', '"words"'],
  ])('of a column of kind %s writes %p as %p', (kind, value, text) =>
    expect(cell(kind, value)).toBe(`${text}\n`),
  );

  it('keeps the order of the columns, and a value that a row does not name is missing, not zero', () => {
    const columns = [
      { name: 'b', kind: 'plain' },
      { name: 'a', kind: 'plain' },
    ] as const;
    expect(copyText(columns, [{ a: 1, b: 2 }, { a: 0 }])).toBe('2\t1\n\\N\t0\n');
  });

  it('of nothing is nothing', () => expect(copyText([], [])).toBe(''));

  it.each([[{ a: 1 }], [[[1]]], ['text']])('refuses %p where plain values are listed', (value) =>
    expect(() => cell('array', value)).toThrow(TypeError),
  );
});
