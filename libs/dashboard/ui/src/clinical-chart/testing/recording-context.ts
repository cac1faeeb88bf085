/** A call on a drawing context, with the colours, the line and the letters that were set at that moment. */
export interface PenCall {
  readonly name: string;
  readonly values: readonly unknown[];
  readonly pen: Readonly<Record<string, unknown>>;
}

type Answer = (...values: unknown[]) => unknown;

const isAnswer = (value: unknown): value is Answer => typeof value === 'function';

/**
 * A drawing context that takes every call, draws nothing and writes each one down. `answers` are what it is beside that, and
 * what it answers to some calls.
 */
export function recordingContext(answers: Readonly<Record<string, unknown>> = {}): {
  readonly pen: CanvasRenderingContext2D;
  readonly calls: readonly PenCall[];
} {
  const calls: PenCall[] = [];
  const set: Record<string, unknown> = { dash: [] };
  const call =
    (name: string): Answer =>
    (...values) => {
      if (name === 'setLineDash') set['dash'] = values[0];
      calls.push({ name, values, pen: { ...set } });
      const answer = answers[name];
      return isAnswer(answer) ? answer(...values) : undefined;
    };
  const context = new Proxy(set, {
    get: (_, key) => {
      const name = String(key);
      if (name in set) return set[name];
      return name in answers && !isAnswer(answers[name]) ? answers[name] : call(name);
    },
    set: (_, key, value) => {
      set[String(key)] = value;
      return true;
    },
  });
  return { pen: context as unknown as CanvasRenderingContext2D, calls };
}
