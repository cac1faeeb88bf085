import { caseloadPageSchema, type CaseloadRow } from '@glabella/contracts';
import type { SyntheticOptions } from '@glabella/synthetic';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { orderByHand, type PlaceByHand } from './order-by-hand';
import { figure } from '../support/figure';

const today = '2026-11-23';
const demo: SyntheticOptions = { seed: 'glabella-demo', today, patientCount: 45 };
const many: SyntheticOptions = { seed: 'order', today, patientCount: 1_000 };

describe('the order of the caseload', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });

  it.each([
    ['the demo practice', demo],
    ['1,000 generated patients', many],
  ])(
    'of %s is the one worked out by hand from the decisions',
    async (_, options) => {
      const { practiceId } = await load(options);
      const client = await reader(practiceId);
      const rows = await everybody(client);
      const byHand = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
        orderByHand(owner, today),
      );
      expect(rows.map(placeShown)).toEqual(byHand.map(placeText));
      expect(rows).toHaveLength(options.patientCount);
      const tiers = rows.map(({ tier }) => tier);
      figure(
        'caseload order beside the order by hand',
        `${rows.length} patients equal, by tier ${JSON.stringify(countOf(tiers))}`,
        'all equal',
      );
      for (const tier of [1, 2, 3, 4, 5, 6, 7, 8]) expect(tiers).toContain(tier);
    },
    240_000,
  );

  it('moves by itself as days pass, without a write', async () => {
    const { practiceId } = await load({ ...demo, seed: 'passing' });
    await renameAccounts(practiceId);
    const client = await reader(practiceId);
    for (const days of [1, 9, 30, 200]) {
      api().clock.advance({ days });
      const on = api().clock.now().toISOString().slice(0, 10);
      const again = await reader(practiceId);
      const byHand = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
        orderByHand(owner, on),
      );
      expect((await everybody(again)).map(placeShown)).toEqual(byHand.map(placeText));
    }
    expect(client).toBeDefined();
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

function countOf(tiers: readonly number[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const tier of tiers) counts[tier] = (counts[tier] ?? 0) + 1;
  return counts;
}
