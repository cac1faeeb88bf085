import { arrived } from './flight';

const later = <Value>(ms: number, value: Value) =>
  new Promise<Value>((resolve) => setTimeout(() => resolve(value), ms));
const failing = (ms: number, message: string) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error(message)), ms));

describe('statements sent in one flight', () => {
  it('answer in the order in which they were sent', async () => {
    expect(await arrived(later(5, 'a'), later(0, 2), later(1, null))).toEqual(['a', 2, null]);
  });

  it('tell the failure of the one that was sent first, whichever is heard of first', async () => {
    const sent = arrived(failing(5, 'the cause'), failing(0, 'transaction aborted'), later(1, 1));
    await expect(sent).rejects.toThrow('the cause');
  });

  it('wait for all, so that nothing is still under way when the transaction ends', async () => {
    let isDone = false;
    const slow = later(10, 1).then(() => (isDone = true));
    await expect(arrived(failing(0, 'x'), slow)).rejects.toThrow('x');
    expect(isDone).toBe(true);
  });
});
