import { randomUUID } from 'node:crypto';
import {
  attentionHistorySchema,
  caseloadPageSchema,
  caseloadRowSchema,
  type CaseloadReason,
  type CaseloadRow,
  type CaseloadSearch,
} from '@glabella/contracts';
import { addDays } from '@glabella/domain/values';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const injectedOn = '2026-04-23';

describe('the caseload', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;

  /** A patient who was 12 at the injection and 18 two weeks later: worsening. */
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    await record(injectedOn, 12);
    await clinic.signedSession(courseId, { checkAnswers: [] });
    await reach(14);
    await record(addDays(injectedOn, 14), 18);
  });

  /** The clock stands on that day after the injection; everybody signs in again. */
  async function reach(day: number): Promise<void> {
    const now = api().clock.now().getTime();
    const wanted = Date.parse(`${addDays(injectedOn, day)}T08:30:00Z`);
    api().clock.advance({ minutes: (wanted - now) / 60_000 });
    const { psychiatrist, clinician, administrator } = clinic.people;
    Object.assign(clinic, {
      psychiatrist: await clinic.practice.signIn(psychiatrist),
      clinician: await clinic.practice.signIn(clinician),
      administrator: await clinic.practice.signIn(administrator),
    });
  }
  afterEach(() => {
    const now = api().clock.now().getTime();
    api().clock.advance({ minutes: (Date.parse(`${injectedOn}T08:30:00Z`) - now) / 60_000 });
  });

  async function record(assessedOn: string, total: number, item9 = 0) {
    const eight = Array.from({ length: 8 }, (_, index) =>
      Math.min(3, Math.max(0, total - item9 - 3 * index)),
    );
    const answer = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      {
        instrumentId: 'phq9',
        assessedOn,
        mode: 'self-paper',
        answers: [...eight, item9],
        ...(item9 > 0 && {
          safetyAcknowledgement: { disposition: 'handed-to-psychiatrist', note: null },
        }),
      },
      { idempotencyKey: randomUUID() },
    );
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json() as { id: string; version: number; followUpId: string | null };
  }

  async function search(body: CaseloadSearch = {}, client = clinic.clinician) {
    const answer = await client.post('/api/v1/caseload/search', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(caseloadPageSchema);
  }
  const row = async (body: CaseloadSearch = {}): Promise<CaseloadRow | undefined> =>
    (await search(body)).rows[0];
  const reason = async (kind = 'worsening'): Promise<CaseloadReason> => {
    const found = await row({ show: 'everybody' });
    const one = found?.reasons.find((candidate) => candidate.kind === kind);
    if (!one) throw new Error(`No ${kind} in ${JSON.stringify(found?.reasons)}`);
    return one;
  };
  const act = (
    verb: 'acknowledge' | 'snooze' | 'assign' | 'take-back',
    body: object,
    version = 0,
    client: ApiClient = clinic.clinician,
  ) => client.post(`/api/v1/caseload/${patientId}/${verb}`, body, { version });
  const acknowledge = async (note: string | null = null) => {
    const { kind, evidenceKey, version } = await reason();
    return act('acknowledge', { kind, evidenceKey, note }, version);
  };
  const snooze = async (until: string, note = 'On holiday until then.') => {
    const { kind, evidenceKey, version } = await reason();
    return act('snooze', { kind, evidenceKey, until, note }, version);
  };
  const tier = async () => (await row({ show: 'everybody' }))?.tier;

  it('says who needs somebody, why and since when, and what is next', async () => {
    const page = await search();
    expect(page.waiting).toEqual({
      mine: { count: 1, isMore: false },
      practice: { count: 1, isMore: false },
    });
    expect(page.rows).toMatchObject([
      {
        id: patientId,
        tier: 2,
        since: '2026-05-07',
        responsible: { displayName: 'Dr. Synthetic One' },
        next: { what: 'PHQ-9 of week 6', on: '2026-06-04' },
        reasons: [
          {
            kind: 'worsening',
            evidence: 'PHQ-9 12 → 18, week 2, today',
            detail: "+6 from the course's lowest 12, threshold 6",
            version: 0,
            setAside: null,
          },
        ],
      },
    ]);
  });

  it('hides an acknowledged reason for everybody, and shows who cleared it', async () => {
    const answer = await acknowledge('Spoke on the phone.');
    expect(answer.status).toBe(200);
    expect(answer.as(caseloadRowSchema)).toMatchObject({
      tier: 8,
      reasons: [
        {
          version: 1,
          setAside: {
            how: 'acknowledged',
            by: { displayName: 'Synthetic Nurse' },
            note: 'Spoke on the phone.',
          },
        },
      ],
    });
    expect((await search({ scope: 'practice' }, clinic.psychiatrist)).rows).toEqual([]);
    expect((await search({ show: 'set-aside' }, clinic.psychiatrist)).rows).toHaveLength(1);
    expect((await search()).waiting.practice.count).toBe(0);
  });

  it('brings it back when a new assessment comes, and when the assessment is corrected away', async () => {
    await acknowledge();
    expect(await tier()).toBe(8);
    await reach(20);
    const later = await record(addDays(injectedOn, 20), 19);
    expect(await tier()).toBe(2);
    expect(await reason()).toMatchObject({ version: 1, setAside: null });
    expect((await search({ show: 'set-aside' })).rows).toEqual([]);
    await clinic.clinician.post(
      `/api/v1/assessments/${later.id}/void`,
      { reason: 'Another patient’s form.' },
      { version: 1 },
    );
    // The evidence that was acknowledged stands again, and so does the acknowledgement.
    expect(await tier()).toBe(8);
  });

  it('brings a snoozed reason back on its day', async () => {
    const answer = await snooze(addDays(injectedOn, 24));
    expect(answer.as(caseloadRowSchema)).toMatchObject({
      tier: 8,
      reasons: [{ setAside: { how: 'snoozed', until: '2026-05-17' } }],
    });
    await reach(23);
    expect(await tier()).toBe(8);
    await reach(24);
    expect(await row()).toMatchObject({ tier: 2, since: '2026-05-07' });
  });

  it.each([
    ['today', 14],
    ['before today', 3],
    ['half a year away', 14 + 181],
  ])('does not snooze until %s', async (_, day) => {
    const answer = await snooze(addDays(injectedOn, day));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('attention.snooze_day_unfit');
    expect(await tier()).toBe(2);
  });

  it('does not snooze without a reason', async () => {
    expect((await snooze(addDays(injectedOn, 24), ' ')).status).toBe(400);
  });

  it('takes an acknowledgement back, and keeps both on the trail', async () => {
    await acknowledge('Too early.');
    expect((await act('take-back', { kind: 'worsening' }, 1)).as(caseloadRowSchema)).toMatchObject({
      tier: 2,
      reasons: [{ version: 2, setAside: null }],
    });
    expect((await act('take-back', { kind: 'worsening' }, 2)).status).toBe(409);
    const history = await clinic.administrator.get(`/api/v1/caseload/${patientId}/history`);
    expect(history.as(attentionHistorySchema).events).toMatchObject([
      { action: 'taken-back', author: { displayName: 'Synthetic Nurse' } },
      { action: 'acknowledged', evidence: 'PHQ-9 12 → 18, week 2', note: 'Too early.' },
    ]);
  });

  it('hands a reason to a colleague, in whose list the patient then stands', async () => {
    const other = await clinic.practice.addStaff(['clinician'], 'Synthetic Colleague');
    const client = await clinic.practice.signIn(other);
    expect((await search({}, client)).rows).toEqual([]);
    const answer = await act('assign', { kind: 'worsening', ownerId: other.id });
    expect(answer.as(caseloadRowSchema).reasons[0]?.holder?.owner).toEqual({
      id: other.id,
      displayName: 'Synthetic Colleague',
    });
    expect((await search({}, client)).rows).toHaveLength(1);
    await act('assign', { kind: 'worsening', ownerId: null }, 1);
    expect((await search({}, client)).rows).toEqual([]);
  });

  it('hands it only to an active psychiatrist or clinician', async () => {
    const { administrator } = clinic.people;
    for (const ownerId of [administrator.id, randomUUID()]) {
      expect((await act('assign', { kind: 'worsening', ownerId })).status).toBe(422);
    }
  });

  it('never hides tier 1: item 9 leaves with its follow-up', async () => {
    await reach(16);
    const { followUpId } = await record(addDays(injectedOn, 16), 18, 1);
    const item9 = await reason('open-item-9');
    expect(item9).toMatchObject({
      evidenceKey: expect.stringContaining(`open-item-9:${followUpId}`),
      evidence: expect.stringContaining('several days'),
    });
    expect(item9.holder?.deadlineAt).not.toBeNull();
    for (const verb of ['acknowledge', 'snooze'] as const) {
      const body = {
        kind: item9.kind,
        evidenceKey: item9.evidenceKey,
        note: 'x',
        until: '2026-06-01',
      };
      expect((await act(verb, body)).status).toBe(400);
    }
    const refused = clinic.asApplication((client) =>
      client.query(
        `INSERT INTO attention_handling (practice_id, patient_id, kind, how, evidence_key, set_on, set_by, set_at)
         VALUES ($1, $2, 'open-item-9', 'acknowledged', $3, '2026-05-09', $4, now())`,
        [clinic.practice.id, patientId, item9.evidenceKey, clinic.people.clinician.id],
      ),
    );
    await expect(refused).rejects.toThrow('attention_handling_never_of_tier_1');
    const closed = await clinic.psychiatrist.post(
      `/api/v1/follow-ups/${followUpId}/close`,
      {
        disposition: 'assessed-plan-made',
        assessment: { kind: 'own-words', text: 'Synthetic assessment.' },
        plan: 'Synthetic plan.',
      },
      { version: 1 },
    );
    expect(closed.status).toBe(200);
    expect(await tier()).toBe(2);
  });

  it('shows the cover what the absent answers for, and only that', async () => {
    const colleague = await clinic.practice.addStaff(['clinician'], 'Synthetic Colleague');
    const unconcerned = await clinic.createPatient();
    await clinic.createCourse(unconcerned);
    await reach(16);
    const { followUpId } = await record(addDays(injectedOn, 16), 18, 1);
    const cover = await clinic.practice.signIn(colleague);
    const mine = async () => (await search({ show: 'everybody' }, cover)).rows;
    expect(await mine()).toEqual([]);
    const absence = await clinic.psychiatrist.post(
      '/api/v1/absences',
      {
        staffId: clinic.people.psychiatrist.id,
        coverId: colleague.id,
        fromOn: addDays(injectedOn, 16),
        untilOn: addDays(injectedOn, 18),
      },
      { idempotencyKey: randomUUID() },
    );
    expect(absence.status).toBe(201);
    const covered = await mine();
    expect(covered.map(({ id }) => id)).toEqual([patientId]);
    expect(covered[0]?.reasons[0]).toMatchObject({
      kind: 'open-item-9',
      evidenceKey: expect.stringContaining(`open-item-9:${followUpId}`),
      holder: {
        owner: { displayName: 'Dr. Synthetic One' },
        ownerAwayUntil: '2026-05-11',
        cover: { id: colleague.id, displayName: 'Synthetic Colleague' },
      },
    });
    for (const sort of ['urgency', 'name'] as const) {
      expect((await search({ sort }, cover)).waiting.mine.count).toBe(1);
      expect((await search({ sort }, cover)).rows).toHaveLength(1);
    }
    // The owner sees it as before, and the day after the absence it is the owner's alone again.
    expect((await search({}, clinic.psychiatrist)).rows).toHaveLength(1);
    await reach(19);
    const after = await clinic.practice.signIn(colleague);
    expect((await search({}, after)).rows).toEqual([]);
    expect((await search({}, after)).waiting.mine.count).toBe(0);
  });

  it('refuses to clear what the person did not see', async () => {
    const seen = await reason();
    await reach(20);
    await record(addDays(injectedOn, 20), 19);
    const body = { kind: seen.kind, evidenceKey: seen.evidenceKey, note: null };
    const answer = await act('acknowledge', body);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('attention.evidence_changed');
  });

  it('lets one of two people act at a time', async () => {
    const { kind, evidenceKey } = await reason();
    const body = { kind, evidenceKey, note: null };
    const answers = await Promise.all(
      [clinic.clinician, clinic.psychiatrist].flatMap((client) =>
        [1, 2, 3].map(() => act('acknowledge', body, 0, client)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('lets administrators read and not act', async () => {
    expect((await search({ scope: 'practice' }, clinic.administrator)).rows).toHaveLength(1);
    const { kind, evidenceKey } = await reason();
    const body = { kind, evidenceKey, note: null };
    expect((await act('acknowledge', body, 0, clinic.administrator)).status).toBe(403);
  });

  it('filters by reason, protocol and product, and orders by name', async () => {
    const count = async (body: CaseloadSearch) => (await search(body)).rows.length;
    expect(await count({ kinds: ['worsening'] })).toBe(1);
    expect(await count({ kinds: ['relapse', 'measure-overdue'] })).toBe(0);
    await reach(43);
    expect(await count({ kinds: ['measure-overdue'] })).toBe(1);
    expect(await count({ protocolId: 'glabellar-depression' })).toBe(1);
    expect(await count({ protocolId: 'another' })).toBe(0);
    expect(await count({ productId: 'onabotulinumtoxinA' })).toBe(1);
    expect(await count({ productId: 'another' })).toBe(0);
    expect(await count({ sort: 'name', scope: 'practice' })).toBe(1);
    await acknowledge();
    expect(await count({ show: 'set-aside', kinds: ['worsening'] })).toBe(1);
    expect(await count({ show: 'set-aside', kinds: ['relapse'] })).toBe(0);
  });

  it('pages in every order without losing or repeating anybody', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(() => clinic.createPatient()));
    for (const id of others) await clinic.createCourse(id);
    for (const scope of ['mine', 'practice'] as const) {
      for (const sort of ['urgency', 'name'] as const) {
        const seen: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await search({
            ...{ scope, sort, show: 'everybody', limit: 2 },
            ...(cursor === undefined ? {} : { cursor }),
          });
          seen.push(...page.rows.map(({ id }) => id));
          if (page.nextCursor === null) break;
          cursor = page.nextCursor;
        }
        expect([...seen].sort()).toEqual([patientId, ...others].sort());
      }
    }
    const wrong = await clinic.clinician.post('/api/v1/caseload/search', { cursor: 'x' });
    expect(wrong.status).toBe(422);
  });

  it('holds its events against the application role itself', async () => {
    await acknowledge();
    for (const sql of ['UPDATE attention_event SET note = NULL', 'DELETE FROM attention_event']) {
      await expect(clinic.asApplication((client) => client.query(sql))).rejects.toThrow(
        'permission denied',
      );
    }
  });

  it('is audited with the patients it showed and what was done', async () => {
    await search();
    await acknowledge();
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ action: string; patient_ids: string[] }>(
        `SELECT action, patient_ids FROM audit_event
          WHERE action LIKE 'caseload.%' OR action LIKE 'attention.%' ORDER BY id`,
      ),
    );
    expect(rows.at(-1)).toEqual({ action: 'attention.acknowledge', patient_ids: [patientId] });
    expect(rows[0]).toEqual({ action: 'caseload.search', patient_ids: [patientId] });
  });
});
