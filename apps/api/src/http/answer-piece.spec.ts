import * as z from 'zod';
import { AnswerPiece, checkedAroundPieces, WrittenList } from './answer-piece';
import { jsonAnswer } from './json-answer';

const schema = z.strictObject({ total: z.int().nullable() });

describe('a piece of an answer', () => {
  it('is written as its contract lets it out', () => {
    expect(AnswerPiece.of(schema, { total: null }).bytes.toString('utf8')).toBe('{"total":null}');
  });

  it('is refused when it breaks its contract, naming places only', () => {
    const broken = { total: 3, note: 'Synthetic secret' };
    expect(() => AnswerPiece.of(schema, broken)).toThrow(/^: unrecognized_keys$/);
  });
});

describe('a list of an answer that is written before the rest of it', () => {
  const record = z.strictObject({ on: z.string(), scores: z.array(schema), more: z.array(schema) });
  const scores = WrittenList.of('scores', record.shape.scores, [{ total: 3 }, { total: null }]);

  it('stands in it where its contract has it, beside lists that are not', () => {
    const answer = { more: [{ total: 1 }], scores, on: '2026-05-01' };
    expect(jsonAnswer(checkedAroundPieces(record, answer)).toString('utf8')).toBe(
      '{"on":"2026-05-01","scores":[{"total":3},{"total":null}],"more":[{"total":1}]}',
    );
  });

  it('may be empty', () => {
    expect(WrittenList.of('scores', record.shape.scores, []).bytes.toString('utf8')).toBe('[]');
  });

  it('is refused when it breaks its contract, with its place in the answer', () => {
    const broken = [{ total: 3 }, { total: 'synthetic secret' }] as never;
    expect(() => WrittenList.of('scores', record.shape.scores, broken)).toThrow(
      /^scores\.1\.total: invalid_type$/,
    );
  });

  it('leaves everything around it to be checked', () => {
    expect(() => checkedAroundPieces(record, { scores, more: [{ total: 'x' }], on: 'x' })).toThrow(
      'more.0.total: invalid_type',
    );
    expect(() => checkedAroundPieces(record, { scores, on: '2026-05-01' })).toThrow(
      'more: invalid_type',
    );
  });

  it('is refused where its contract has no list', () => {
    expect(() => checkedAroundPieces(record, { scores, more: [], on: scores })).toThrow(
      'on: invalid_type',
    );
  });
});

describe('an answer around its pieces', () => {
  const page = z.strictObject({ rows: z.array(schema), nextCursor: z.string().nullable() });
  const piece = AnswerPiece.of(schema, { total: 3 });

  it('keeps the pieces as they are', () => {
    const answer = { nextCursor: null, rows: [piece, piece] };
    expect(checkedAroundPieces(page, answer)).toEqual(answer);
    expect(jsonAnswer(checkedAroundPieces(page, answer)).toString('utf8')).toBe(
      '{"rows":[{"total":3},{"total":3}],"nextCursor":null}',
    );
  });

  it('keeps those of any of its lists, and its fields in their order', () => {
    const record = z.strictObject({
      scores: z.array(schema),
      on: z.string(),
      more: z.array(schema),
    });
    const answer = { more: [piece], on: '2026-05-01', scores: [{ total: null }] };
    expect(jsonAnswer(checkedAroundPieces(record, answer)).toString('utf8')).toBe(
      '{"scores":[{"total":null}],"on":"2026-05-01","more":[{"total":3}]}',
    );
    const broken = { ...answer, scores: [{ total: 'x' }] };
    expect(() => checkedAroundPieces(record, broken)).toThrow('scores.0.total: invalid_type');
  });

  it('is checked in everything else', () => {
    const checking = (answer: unknown) => () => checkedAroundPieces(page, answer);
    expect(checking({ rows: [piece] })).toThrow('nextCursor: invalid_type');
    expect(checking({ rows: [piece], nextCursor: null, note: 'x' })).toThrow('unrecognized_keys');
  });

  it.each([
    ['a row beside them that was not checked', { rows: [piece, { total: '3' }] }],
    ['something that only looks like a piece', { rows: [{ bytes: Buffer.from('{}') }] }],
    ['rows that are no list', { rows: piece }],
    ['no rows', {}],
  ])('is checked as a whole with %s', (_, answer) => {
    expect(() => checkedAroundPieces(page, { nextCursor: null, ...answer })).toThrow(/rows/);
  });

  it('is checked as a whole without pieces', () => {
    const answer = { rows: [{ total: 3 }], nextCursor: null };
    expect(checkedAroundPieces(page, answer)).toEqual(answer);
    expect(() => checkedAroundPieces(page, null)).toThrow('invalid_type');
  });
});
