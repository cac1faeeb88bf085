import * as fc from 'fast-check';
import { callerOf } from '../support/caller';
import { SummaryRebuild } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { caseloadByHand } from './order-by-hand';
import { anyStep, patientCount, RandomHistory, today } from './random-history';
import { figure } from '../support/figure';

const numRuns = 24;
/** Another one is tried by changing it here. */
const seed = 20260423;

/** What must have been accepted for the comparison to say something of it. */
const mustOccur = [
  'record',
  'correct',
  'void',
  'void with item 9',
  'move',
  'sign',
  'sign axilla',
  'void-session',
  'set-aside',
  'archive',
  'close-follow-up',
  'assign-follow-up',
];

describe('the projection behind the caseload', () => {
  const api = useApi();

  it('is what the records say after any edits, voids, moves and follow-ups, and in the order worked out by hand', async () => {
    const accepted = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 18, maxLength: 26 }), async (planned) => {
        const clinic = await TestClinic.open(api());
        const history = await RandomHistory.begin(clinic);
        for (const step of planned) await history.apply(step);
        await expectRebuilt(clinic);
        expect(await openFollowUps(clinic)).toEqual(history.openFollowUps());
        // The order by hand knows nothing of what was set aside.
        await history.takeAllBack();
        await expectRebuilt(clinic);
        const { listed } = await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
          caseloadByHand(owner, today),
        );
        expect((await history.list()).map(({ id, tier }) => [id, tier])).toEqual(
          listed.map(({ patientId, tier }) => [patientId, tier]),
        );
        for (const [what, count] of history.accepted) {
          accepted.set(what, (accepted.get(what) ?? 0) + count);
        }
      }),
      { numRuns, seed, endOnFailure: true },
    );
    const steps = [...accepted.values()].reduce((sum, count) => sum + count, 0);
    figure(
      'caseload projection beside a rebuild and the order by hand',
      `equal over ${numRuns} random histories of ${steps} accepted steps, seed ${seed}: ` +
        JSON.stringify(Object.fromEntries([...accepted].sort())),
      'all equal',
    );
    expect(mustOccur.filter((what) => !accepted.has(what))).toEqual([]);
  }, 300_000);

  async function expectRebuilt(clinic: TestClinic): Promise<void> {
    const caller = callerOf(clinic.people.administrator);
    const report = await api().app.get(SummaryRebuild).rebuild(caller);
    expect(report).toEqual({ patients: patientCount, differing: [] });
  }

  async function openFollowUps(clinic: TestClinic): Promise<string[]> {
    const { rows } = await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query<{ open: string }>(
        `SELECT patient_id || ' ' || assessment_id AS open FROM safety_follow_up
          WHERE closed_at IS NULL`,
      ),
    );
    return rows.map(({ open }) => open).sort();
  }
});
