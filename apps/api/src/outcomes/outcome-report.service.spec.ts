import type { Caller } from '../http/caller';
import type { CheckedQuestion } from './outcome-question';
import { OutcomeReportService } from './outcome-report.service';

const [caller, question] = [{} as Caller, {} as CheckedQuestion];
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A database whose transactions end when they are told to. */
function heldDatabase() {
  const ends: (() => void)[] = [];
  const run = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { ends, run };
}

describe('outcome reports that are asked for at once', () => {
  type Parts = ConstructorParameters<typeof OutcomeReportService>;
  const others = [{}, {}, {}] as unknown as [Parts[1], Parts[2], Parts[3]];

  it('begin a transaction two at a time, and are refused beyond sixty that wait', async () => {
    const { ends, run } = heldDatabase();
    const service = new OutcomeReportService({ run } as unknown as Parts[0], ...others);
    const asked = Array.from({ length: 62 }, () => service.report(caller, question));
    await settle();
    expect(run).toHaveBeenCalledTimes(2);
    await expect(service.report(caller, question)).rejects.toMatchObject({
      code: 'outcomes.busy',
      retryAfterSeconds: 30,
    });
    ends.shift()?.();
    await settle();
    expect(run).toHaveBeenCalledTimes(3);
    while (ends.length > 0) {
      ends.shift()?.();
      await settle();
    }
    await Promise.all(asked);
    expect(run).toHaveBeenCalledTimes(62);
  });
});
