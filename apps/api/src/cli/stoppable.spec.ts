import { stoppable, Stopped, type StopWish } from './stoppable';

const signal = () => process.emit('SIGINT', 'SIGINT');
const never = new Promise<never>(() => undefined);

describe('work that a signal breaks off', () => {
  const said: string[] = [];
  const log = (line: string) => said.push(line);
  const listeners = () => process.listenerCount('SIGINT');
  beforeEach(() => said.splice(0));

  it('takes down what it holds, and says that it was stopped', async () => {
    const before = listeners();
    let isDown = false;
    const working = stoppable(log, async ({ signal: stop }) => {
      try {
        await new Promise((_, reject) => {
          stop.addEventListener('abort', () => reject(new Error('in the middle')));
        });
      } finally {
        isDown = true;
      }
    });
    signal();
    await expect(working).rejects.toBeInstanceOf(Stopped);
    expect(isDown).toBe(true);
    expect(said).toEqual(['Stopping']);
    expect(listeners()).toBe(before);
  });

  it('is left alone by the second signal when it does not end by itself', async () => {
    let isDown = false;
    const holding = async (wish: StopWish) => {
      try {
        await wish.orLeave(never);
      } finally {
        isDown = true;
      }
    };
    const working = stoppable(log, holding);
    signal();
    signal();
    await expect(working).rejects.toBeInstanceOf(Stopped);
    expect(isDown).toBe(true);
    expect(said).toEqual(['Stopping; a second Ctrl-C waits no longer']);
  });

  it('promises nothing of a second signal once what could be left alone is done', async () => {
    const working = stoppable(log, async (wish) => {
      await wish.orLeave(Promise.resolve());
      signal();
    });
    await working;
    expect(said).toEqual(['Stopping']);
  });

  it('keeps its answer when it was done all the same, and its own error without a signal', async () => {
    const done = stoppable(log, async (wish) => {
      await wish.orLeave(Promise.resolve(signal()));
      return 'answer';
    });
    expect(await done).toBe('answer');
    const failing = stoppable(log, () => Promise.reject(new Error('its own')));
    await expect(failing).rejects.toThrow('its own');
  });
});
