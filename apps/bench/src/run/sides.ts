import type { FloorPool } from '../floors/floor-pool';
import type { Job, Operation, Practice, PreparedOperation } from '../operations/operation';
import { RECORDED_OF_USED_UP } from '../record/record-operation';
import type { StatementTemplate } from '../record/statement-template';

/** The three sides of a comparison; one call of a side is one operation done. */
export interface Sides {
  readonly floorA: () => Promise<void>;
  readonly floorB: () => Promise<void>;
  readonly api: () => Promise<void>;
  /** Puts right what a turn left behind. */
  readonly tidy: () => Promise<void>;
}

/** What the sides of one operation are made of. */
export interface SideParts {
  readonly operation: Operation;
  readonly prepared: PreparedOperation;
  readonly templates: readonly StatementTemplate[];
  readonly practice: Practice;
  readonly floor: FloorPool;
  /** As many connections as `floor`, of the superuser. */
  readonly bareFloor: FloorPool;
}

/** All sides of an operation; each takes the next job in turn, and a job that is used up is taken once. */
export function sidesOf(parts: SideParts): Sides {
  const { operation, prepared, templates, practice, floor, bareFloor } = parts;
  const take = operation.usesUpJobs
    ? takeOnce(prepared.jobs, RECORDED_OF_USED_UP)
    : takeInTurn(prepared.jobs);
  const bare = takeInTurn(prepared.jobs);
  const { text, values } = operation.floorA;
  const name = `floor_a_${operation.id}`;
  return {
    floorA: async () => {
      const { job } = bare();
      await bareFloor.inOneFlight([{ name, text, values: values(job.subject, practice) }]);
    },
    floorB: async () => {
      const { job, place } = take();
      const template = templates[place % templates.length];
      if (!template) throw new Error(`${operation.id} was not recorded`);
      await prepared.promised?.();
      await floor.inOneFlight(template.replay(job.subject));
    },
    api: async () => {
      await prepared.client.send(take().job.call);
    },
    tidy: async () => {
      if (prepared.tidy) await bareFloor.inOneFlight([{ text: prepared.tidy, values: [] }]);
    },
  };
}

function takeInTurn(jobs: readonly Job[]): () => { job: Job; place: number } {
  let next = 0;
  return () => {
    const place = next % jobs.length;
    next += 1;
    const job = jobs[place];
    if (!job) throw new Error('An operation without jobs');
    return { job, place };
  };
}

function takeOnce(jobs: readonly Job[], first: number): () => { job: Job; place: number } {
  let next = first;
  return () => {
    const job = jobs[next];
    if (!job) throw new Error('More was asked for than was prepared');
    next += 1;
    return { job, place: next - 1 };
  };
}
