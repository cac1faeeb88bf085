import { ArrivingRows } from './arriving-rows';

describe('arriving rows', () => {
  it('wait until somebody takes them, and are then handed on one by one in their order', () => {
    const rows = new ArrivingRows<number>();
    const taken: number[] = [];
    rows.arrive(1);
    rows.arrive(2);
    expect(taken).toEqual([]);
    rows.handTo((row) => taken.push(row));
    expect(taken).toEqual([1, 2]);
    rows.arrive(3);
    expect(taken).toEqual([1, 2, 3]);
  });

  it('tell who brings a row why it was not taken', () => {
    const rows = new ArrivingRows<number>();
    rows.handTo(() => {
      throw new Error('not wanted');
    });
    expect(() => rows.arrive(1)).toThrow('not wanted');
  });
});
