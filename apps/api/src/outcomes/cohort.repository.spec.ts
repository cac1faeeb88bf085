import { hdss, phq9 } from '@glabella/domain/instruments';
import type { Statement, TenantTransaction } from '../database/tenant';
import { CohortRepository } from './cohort.repository';
import type { CheckedQuestion } from './outcome-question';

const question = {
  from: '2025-01-01',
  to: '2025-12-31',
  instrumentId: phq9.id,
} as CheckedQuestion;

const plans = [
  { plan: 'depression', instruments: [phq9.id], visitWeeks: [2, 6], responseRule: null },
  { plan: 'axilla', instruments: [hdss.id], visitWeeks: [4], responseRule: null },
];

/** The patients whose courses are `courses`, in the order in which the database tells them, a batch a fetch. */
async function begunOf(...batches: [patientId: string, plan: string, on: string][][]) {
  const fetched = batches.map((rows) =>
    rows.map(([patientId, plan, firstInjectionOn]) => ({ patientId, plan, firstInjectionOn })),
  );
  const send = ({ name }: Statement) => {
    const isFetch = name === 'outcomes_begun_next';
    return Promise.resolve({ rows: isFetch ? fetched.shift() : plans });
  };
  const tx = { query: send, caller: { practiceId: 'practice' } } as unknown as TenantTransaction;
  const found: [string, string][] = [];
  for await (const rows of new CohortRepository().begun(tx, question, null, 'in-any-order')) {
    found.push(...rows.map((row): [string, string] => [row.patientId, row.firstInjectionOn]));
  }
  return found;
}

/** As many others as stand before the end of a batch of 150. */
const others = (count: number): [string, string, string][] =>
  Array.from({ length: count }, (_, n) => [`other ${n}`, 'depression', '2025-02-01']);

describe('who began a course', () => {
  it('is counted once, with the first, also where the next batch begins with the second', async () => {
    const found = await begunOf(
      [...others(149), ['ada', 'depression', '2025-03-01']],
      [
        ['ada', 'depression', '2025-06-01'],
        ['bob', 'depression', '2025-04-01'],
      ],
    );
    expect(found).toHaveLength(151);
    expect(found.slice(149)).toEqual([
      ['ada', '2025-03-01'],
      ['bob', '2025-04-01'],
    ]);
  });

  it('is counted with the second where the first, at the end of the batch before, is about something else', async () => {
    const found = await begunOf(
      [...others(149), ['ada', 'axilla', '2025-03-01']],
      [['ada', 'depression', '2025-06-01']],
    );
    expect(found.slice(149)).toEqual([['ada', '2025-06-01']]);
  });
});
