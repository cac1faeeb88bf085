import * as z from 'zod';
import { AnswerPiece } from './answer-piece';
import { KeptPieces } from './kept-pieces';

interface Making {
  readonly id: string;
  readonly total: number;
}

describe('kept pieces', () => {
  const make = jest.fn((making: Making) =>
    AnswerPiece.of(z.strictObject({ id: z.string(), total: z.int() }), making),
  );
  const keeping = () =>
    new KeptPieces<Making, Making>({
      most: 2,
      isSame: (one, other) => one.id === other.id && one.total === other.total,
      make,
    });

  beforeEach(() => make.mockClear());

  it('are made once of the same', () => {
    const pieces = keeping();
    const first = pieces.of('a', { id: 'a', total: 3 });
    expect(pieces.of('a', { id: 'a', total: 3 })).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('are made anew of something else, and say that', () => {
    const pieces = keeping();
    pieces.of('a', { id: 'a', total: 3 });
    expect(pieces.of('a', { id: 'a', total: 4 }).bytes.toString('utf8')).toBe(
      '{"id":"a","total":4}',
    );
    expect(pieces.of('a', { id: 'a', total: 3 }).bytes.toString('utf8')).toBe(
      '{"id":"a","total":3}',
    );
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('let go of the one that was shown the longest time ago', () => {
    const pieces = keeping();
    for (const id of ['a', 'b', 'a', 'c']) pieces.of(id, { id, total: 1 });
    make.mockClear();
    pieces.of('a', { id: 'a', total: 1 });
    expect(make).not.toHaveBeenCalled();
    pieces.of('b', { id: 'b', total: 1 });
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('keep nothing that breaks its contract', () => {
    const pieces = keeping();
    const broken = () => pieces.of('a', { id: 'a', total: 0.5 });
    expect(broken).toThrow('total: invalid_type');
    expect(broken).toThrow('total: invalid_type');
  });
});
