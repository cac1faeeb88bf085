import { randomUUID } from 'node:crypto';
import {
  caseloadPageSchema,
  protocolVersionRefSchema,
  type CaseloadRow,
} from '@glabella/contracts';
import { glabellarDepression } from '@glabella/domain/treatment';
import { demoPatientCount, demoSeed, type SyntheticOptions } from '@glabella/synthetic';
import { callerOf } from '../support/caller';
import type { ApiClient } from '../support/api-client';
import {
  loadSyntheticPractice,
  SummaryRebuild,
  TenantTransactions,
} from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import {
  caseloadByHand,
  type PlaceByHand,
  type PlanByHand,
  type PlansByHand,
} from './order-by-hand';
import { treatOtherwise } from './other-treatments';
import { figure } from '../support/figure';

const today = '2026-11-23';
/** As `seed --demo` loads it. */
const demo: SyntheticOptions = {
  seed: demoSeed,
  today,
  patientCount: demoPatientCount,
  showsOtherTreatment: true,
};
const many: SyntheticOptions = { seed: 'order', today, patientCount: 1_000 };

/** A protocol that the practice writes itself: depression with other weeks, another interval and another response. */
const ownPlan: PlanByHand = {
  instrument: 'phq9',
  weeks: [3, 9, 15, 26],
  windowDay: 100,
  responsePercent: 40,
};

describe('the order of the caseload', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });

  it('of the whole demo practice is the one worked out by hand from the decisions', async () => {
    const { practiceId } = await load(demo);
    const byHand = await compare('the demo practice', practiceId, demo.patientCount);
    // Nobody is archived there: all of them are in the list, also those without a course.
    expect(byHand.leftOut).toEqual([]);
    const protocols = byHand.listed.map(({ protocol }) => protocol);
    expect(new Set(protocols)).toEqual(
      new Set(['glabellar-depression', 'axillary-hyperhidrosis', null]),
    );
  }, 240_000);

  it('of 1,000 generated patients of several treatments is the one worked out by hand from the decisions', async () => {
    const { practiceId } = await load(many);
    const own = await otherTreatments(practiceId);
    const byHand = await compare('1,000 generated patients', practiceId, many.patientCount, own);
    expect(byHand.leftOut).not.toEqual([]);
    // An archived patient is listed for tier 1 alone.
    const archived = byHand.listed.filter(({ isArchived }) => isArchived);
    expect(new Set(archived.map(({ tier }) => tier))).toEqual(new Set([1]));
    const tiersOf = (protocol: string) =>
      new Set(byHand.listed.filter((one) => one.protocol === protocol).map(({ tier }) => tier));
    for (const protocol of Object.keys(own)) {
      expect([...tiersOf(protocol)]).toEqual(expect.arrayContaining([1, 2, 4, 6, 7, 8]));
    }
    // What the PHQ-9 says of these patients is no worsening of their sweating.
    expect(tiersOf('axillary-hyperhidrosis')).toEqual(new Set([1, 5, 6, 7, 8]));
  }, 240_000);

  /** Everybody of the practice is where the order by hand has them: at a place of the list, or rightly not in it. */
  async function compare(of: string, practiceId: string, patients: number, own: PlansByHand = {}) {
    const rows = await everybody(await reader(practiceId));
    const byHand = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      caseloadByHand(owner, today, own),
    );
    const { listed, leftOut } = byHand;
    expect(rows.map(placeShown)).toEqual(listed.map(placeText));
    expect(listed.length + leftOut.length).toBe(patients);
    const ids = new Set(rows.map(({ id }) => id));
    expect(leftOut.filter((id) => ids.has(id))).toEqual([]);
    const tiers = rows.map(({ tier }) => tier);
    figure(
      `caseload order beside the order by hand, ${of}`,
      `all ${patients} patients: ${rows.length} at the same place, ${leftOut.length} archived and rightly in no place, ` +
        `by tier ${countOf(tiers)}, by protocol ${countOf(listed.map(({ protocol }) => (own[protocol ?? ''] ? 'own' : (protocol ?? 'none'))))}`,
      'all equal',
    );
    for (const tier of [1, 2, 3, 4, 5, 6, 7, 8]) expect(tiers).toContain(tier);
    return byHand;
  }

  /** Gives a part of the practice other treatments, one of its own among them, and answers what by hand is to be known of that. */
  async function otherTreatments(practiceId: string): Promise<PlansByHand> {
    const content = Object.entries(glabellarDepression).filter(
      ([key]) => key !== 'id' && key !== 'version',
    );
    const practice = new TestPractice(api(), practiceId);
    const administrator = await practice.addStaff(['administrator']);
    const written = await (
      await practice.signIn(administrator)
    ).post(
      '/api/v1/protocols',
      {
        content: {
          ...Object.fromEntries(content),
          name: 'Synthetic own protocol',
          visitWeeks: ownPlan.weeks,
          interval: { ...glabellarDepression.interval, acknowledgeUnderDays: ownPlan.windowDay },
          responseRule: {
            kind: 'percent-fall',
            instrument: ownPlan.instrument,
            percent: ownPlan.responsePercent,
          },
        },
      },
      { idempotencyKey: randomUUID() },
    );
    const { id: ownProtocolId } = written.as(protocolVersionRefSchema);
    const touched = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      treatOtherwise(owner, { ownProtocolId }),
    );
    const caller = callerOf(administrator);
    const [tenant, summaries] = [api().app.get(TenantTransactions), api().app.get(SummaryRebuild)];
    for (let at = 0; at < touched.length; at += 50) {
      const ids = touched.slice(at, at + 50);
      await tenant.run(caller, (tx) => summaries.rebuildPatients(tx, ids));
    }
    return { [ownProtocolId]: ownPlan };
  }

  it('moves by itself as days pass, without a write', async () => {
    const { practiceId } = await load({ ...demo, seed: 'passing' });
    await renameAccounts(practiceId);
    for (const days of [1, 9, 30, 200]) {
      api().clock.advance({ days });
      const on = api().clock.now().toISOString().slice(0, 10);
      const again = await reader(practiceId);
      const byHand = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
        caseloadByHand(owner, on),
      );
      expect((await everybody(again)).map(placeShown)).toEqual(byHand.listed.map(placeText));
    }
  }, 120_000);

  /** The accounts of the demo exist once, so those loaded before are renamed. */
  async function load(options: SyntheticOptions) {
    await Promise.all(loaded.map(renameAccounts));
    const done = await loadSyntheticPractice(api().app, options, () => undefined);
    loaded.push(done.practiceId);
    return done;
  }
  const loaded: string[] = [];

  async function renameAccounts(practiceId: string): Promise<void> {
    await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      owner.query(
        `UPDATE login SET email_key = staff_id || '@glabella.example' WHERE practice_id = $1`,
        [practiceId],
      ),
    );
  }

  async function reader(practiceId: string): Promise<ApiClient> {
    return new TestPractice(api(), practiceId).clientOf('clinician');
  }

  async function everybody(client: ApiClient): Promise<CaseloadRow[]> {
    const rows: CaseloadRow[] = [];
    for (let cursor: string | undefined; ;) {
      const answer = await client.post('/api/v1/caseload/search', {
        scope: 'practice',
        show: 'everybody',
        limit: 37,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (answer.status !== 200) throw new Error(answer.text);
      const page = answer.as(caseloadPageSchema);
      rows.push(...page.rows);
      if (page.nextCursor === null) return rows;
      cursor = page.nextCursor;
    }
  }
});

/** The rest waits for nothing: what is next is no part of what a line says. */
function placeText({ patientId, tier, since }: PlaceByHand): string {
  const day = new Date(since * 86_400_000);
  return `${tier} ${tier === 8 ? 'null' : day.toISOString().slice(0, 10)} ${patientId}`;
}

function placeShown({ id, tier, since }: CaseloadRow): string {
  return `${tier} ${since} ${id}`;
}

function countOf(values: readonly (number | string)[]): string {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return JSON.stringify(counts);
}
