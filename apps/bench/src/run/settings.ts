import { parseArgs } from 'node:util';
import type { CallByCall } from '../load/call-by-call';
import { RECORDED_OF_USED_UP } from '../record/record-operation';
import type { WarmUp } from './warm-up';

/** How often sides take turns of a time, and how long each is. */
interface TimedTurns {
  readonly rounds: number;
  readonly sliceMs: number;
  /** How long a side runs at the beginning of a turn before it counts. */
  readonly leadInMs: number;
}

/** How long and how much; printed with every report. */
export interface Settings {
  readonly quick: boolean;
  readonly patients: number;
  /** A folder that `npm run bench:data` filled; a practice of its own without it. */
  readonly dataDir?: string;
  readonly clients: readonly number[];
  /** Where calls do not use their jobs up: one client's go call by call, those of more in turns. */
  readonly oneClient: Pick<CallByCall, 'rounds' | 'msOfEach'>;
  readonly moreClients: TimedTurns;
  /** How each side runs before it is measured, where calls do not use their jobs up. */
  readonly warmUp: WarmUp;
  /** Of operations that use their jobs up: how often the sides take turns, and the calls of one, which bound it, too. */
  readonly usedUp: { readonly rounds: number; readonly calls: number };
  /** Patients whose requests are recorded for the floor. */
  readonly recorded: number;
  /** Only these operations; all without it. */
  readonly only?: readonly string[];
}

const full = {
  patients: 2_000,
  oneClient: { rounds: 9, msOfEach: 500 },
  moreClients: { rounds: 3, sliceMs: 1_500, leadInMs: 250 },
  warmUp: { sliceMs: 2_000, atMostMs: 30_000 },
  usedUp: { rounds: 3, calls: 40 },
  recorded: 300,
};
const quick = {
  patients: 200,
  oneClient: { rounds: 2, msOfEach: 400 },
  moreClients: { rounds: 2, sliceMs: 360, leadInMs: 60 },
  warmUp: { sliceMs: 400, atMostMs: 1_600 },
  usedUp: { rounds: 2, calls: 12 },
  recorded: 40,
};

/** Reads the command line; throws with what it may say. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      patients: { type: 'string' },
      'data-dir': { type: 'string' },
      only: { type: 'string' },
    },
  });
  const base = values.quick ? quick : full;
  const patients = Number(values.patients ?? base.patients);
  if (!Number.isInteger(patients) || patients < 100) {
    throw new Error('--patients takes a whole number from 100');
  }
  return {
    ...base,
    quick: values.quick,
    patients,
    clients: [1, 8, 32],
    ...(values['data-dir'] === undefined ? {} : { dataDir: values['data-dir'] }),
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
  };
}

/** Jobs that an operation needs which uses them up: two to record, then one per call of both sides that take one. */
export function jobsFor({ clients, usedUp: { rounds, calls } }: Settings): number {
  return RECORDED_OF_USED_UP + 2 * clients.length * rounds * calls;
}
