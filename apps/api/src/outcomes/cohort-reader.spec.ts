import { phq9 } from '@glabella/domain/instruments';
import { defaultOutcomeThresholds, type CohortReading } from '@glabella/domain/outcomes';
import type { TenantTransaction } from '../database/tenant';
import { CohortReader } from './cohort-reader';
import type { BegunRow, CohortRepository } from './cohort.repository';

const reading: CohortReading = {
  instrument: phq9,
  today: '2026-01-31',
  thresholds: defaultOutcomeThresholds,
};
const tx = {} as TenantTransaction;

const begun = (patientId: string): BegunRow => ({
  patientId,
  courseId: `course of ${patientId}`,
  firstInjectionOn: '2025-06-02',
  endedOn: null,
  episodeStartedOn: '2025-01-01',
  diagnosisCode: 'F33.1',
  psychosis: 'no',
  planned: { instruments: ['phq9'], visitWeeks: [2, 6], responseRule: null },
});

async function* batches(...ids: string[][]): AsyncGenerator<BegunRow[]> {
  for (const some of ids) yield some.map(begun);
}

/** Records of which a question has left when the turn is over in which it was asked, as over a connection. */
function asked() {
  const left: string[] = [];
  const treatments = (_: unknown, patientIds: readonly string[]) => {
    process.nextTick(() => left.push(...patientIds));
    return Promise.resolve(new Map());
  };
  const records = { treatments, scores: () => Promise.resolve(new Map()) };
  type Parts = ConstructorParameters<typeof CohortReader>;
  const others = [{}, {}] as unknown as [Parts[1], Parts[2]];
  return { left, reader: new CohortReader(records as unknown as CohortRepository, ...others) };
}

describe('a cohort that is placed by stage', () => {
  it('has the questions about the next two batches on their way before the first of this one is placed', async () => {
    const { left, reader } = asked();
    const seen: [string, string[]][] = [];
    const some = batches(['ada', 'bob'], ['cleo'], ['dan'], ['eve']);
    const cohort = reader.placeByStage(tx, some, reading);
    for await (const { row } of cohort) seen.push([row.patientId, [...left]]);
    const patients = ['ada', 'bob', 'cleo', 'dan', 'eve'];
    expect(seen).toEqual([
      ['ada', patients.slice(0, 4)],
      ['bob', patients.slice(0, 4)],
      ['cleo', patients],
      ['dan', patients],
      ['eve', patients],
    ]);
  });

  it('is told of a batch that cannot be read, when it is that one’s turn', async () => {
    const { reader } = asked();
    async function* failing(): AsyncGenerator<BegunRow[]> {
      yield [begun('ada')];
      throw new Error('connection lost');
    }
    const seen: string[] = [];
    const place = async () => {
      for await (const { row } of reader.placeByStage(tx, failing(), reading)) {
        seen.push(row.patientId);
      }
    };
    await expect(place()).rejects.toThrow('connection lost');
    expect(seen).toEqual(['ada']);
  });
});
