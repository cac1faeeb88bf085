import { randomUUID } from 'node:crypto';
import { caseloadPageSchema, type CaseloadSearch } from '@glabella/contracts';
import { positiveForm, record } from '../assessments/forms';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

/** A page is found, read and written down in one flight, by the roster of the practice's last look. */
describe('a page of the caseload that travels with its roster', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  async function search(body: CaseloadSearch, client: ApiClient = clinic.clinician) {
    const answer = await client.post('/api/v1/caseload/search', body);
    if (answer.status !== 200) throw new Error(answer.text);
    const page = answer.as(caseloadPageSchema);
    return { ...page, ids: page.rows.map(({ id }) => id) };
  }

  /** The patients of every look that the trail holds, in their order. */
  async function looks() {
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ patient_ids: string[] }>(
        `SELECT patient_ids FROM audit_event WHERE action = 'caseload.search' ORDER BY id`,
      ),
    );
    return rows.map(({ patient_ids }) => patient_ids);
  }

  it('is written down with the patients it shows, in their order, and not with the one behind them', async () => {
    for (let made = 0; made < 5; made += 1) await clinic.createPatient();
    const seen: string[][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search({
        scope: 'practice',
        show: 'everybody',
        limit: 2,
        ...(cursor !== null && { cursor }),
      });
      seen.push(page.ids);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(new Set(seen.flat()).size).toBe(5);
    expect(await looks()).toEqual(seen);
  });

  it('of nobody is written down as a look at nobody, also behind a page of somebody', async () => {
    await clinic.createPatient();
    const everybody: CaseloadSearch = { scope: 'practice', show: 'everybody' };
    const { ids } = await search(everybody);
    expect(ids).toHaveLength(1);
    expect((await search({ ...everybody, kinds: ['relapse'] })).ids).toEqual([]);
    expect(await looks()).toEqual([ids, []]);
  });

  it('follows who covers for whom from the next look on, and writes down only what was shown', async () => {
    const patientId = await clinic.createPatient();
    const { clinician, psychiatrist } = clinic.people;
    await record(clinic, patientId, positiveForm());
    const owner = (await search({ scope: 'mine' })).ids.includes(patientId)
      ? { staff: clinician, client: clinic.clinician, other: psychiatrist }
      : { staff: psychiatrist, client: clinic.psychiatrist, other: clinician };
    const cover = owner.staff === clinician ? clinic.psychiatrist : clinic.clinician;
    expect((await search({ scope: 'mine' }, cover)).ids).toEqual([]);
    const away = {
      staffId: owner.staff.id,
      coverId: owner.other.id,
      fromOn: '2026-04-23',
      untilOn: '2026-04-30',
    };
    const entered = await owner.client.post('/api/v1/absences', away, {
      idempotencyKey: randomUUID(),
    });
    expect(entered.status).toBe(201);
    const before = (await looks()).length;
    const page = await search({ scope: 'mine' }, cover);
    expect(page.ids).toEqual([patientId]);
    expect(page.waiting.mine.count).toBe(1);
    expect((await looks()).slice(before)).toEqual([[patientId]]);
    api().clock.advance({ minutes: 8 * 24 * 60 });
    const again = await clinic.practice.signIn(owner.other);
    expect((await search({ scope: 'mine' }, again)).ids).toEqual([]);
    expect((await looks()).slice(before)).toEqual([[patientId], []]);
    api().clock.advance({ minutes: -8 * 24 * 60 });
  });
});
