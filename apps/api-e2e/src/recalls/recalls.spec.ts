import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import {
  lotPatientPageSchema,
  problemSchema,
  recallListSchema,
  recallPatientPageSchema,
  recallRecordSchema,
  recordRefSchema,
  sessionDraftSchema,
  type RecallContact,
} from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('a recall', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const post = (
    path: string,
    body: unknown,
    client = clinic.psychiatrist,
    key: string = randomUUID(),
  ) => client.post(`/api/v1/${path}`, body, { idempotencyKey: key });
  const facts = {
    lotNumber: 'syn-lot-1',
    productId: null,
    reason: 'Particles found in the vials',
    authority: 'Synthetic authority',
    reference: 'SYN-R-7',
  };
  const start = async (change: Partial<Record<keyof typeof facts, string | null>> = {}) =>
    (await post('recalls', { ...facts, ...change })).as(recordRefSchema).id;
  const reachedNow = async (id: string) =>
    (await clinic.clinician.get(`/api/v1/recalls/${id}`)).as(recallRecordSchema).recall.progress;
  const patientsOf = async (id: string, query = '') =>
    (await clinic.clinician.get(`/api/v1/recalls/${id}/patients${query}`)).as(
      recallPatientPageSchema,
    );
  const contact = (id: string, patientId: string, change: Partial<RecallContact> = {}) =>
    post(`recalls/${id}/contacts`, {
      patientId,
      contactedOn: '2026-04-23',
      method: 'phone',
      outcome: 'informed',
      note: null,
      ...change,
    });
  const recipients = async (query: string) =>
    (await clinic.administrator.get(`/api/v1/lot-recipients?${query}`)).as(lotPatientPageSchema);

  async function treated(lotNumber: string, facts: { familyName?: string } = {}) {
    const patientId = await clinic.createPatient(facts);
    const courseId = await clinic.createCourse(patientId);
    const { id: sessionId } = await clinic.signedSession(courseId, { lotNumber });
    return { patientId, courseId, sessionId };
  }

  async function amendLot(sessionId: string, lotNumber: string): Promise<void> {
    const path = `sessions/${sessionId}/amendment-draft`;
    const draft = (await post(path, undefined)).as(sessionDraftSchema);
    const body = { ...draft.body, lotNumber, amendmentReason: 'Lot misread' };
    const answer = await clinic.sign(await clinic.saveDraft(draft, body));
    if (answer.status !== 201) throw new Error(answer.text);
  }

  it('leads from a lot, however it is typed, to every patient, session, dose and last contact', async () => {
    const a = await treated('SYN-LOT-1', { familyName: 'Aalto' });
    const b = await treated('syn-lot-1', { familyName: 'Berg' });
    const voided = await treated('SYN-LOT-1', { familyName: 'Celan' });
    await clinic.voidSession(voided.sessionId);
    const away = await treated('SYN-LOT-1', { familyName: 'Dorn' });
    await amendLot(away.sessionId, 'SYN-LOT-8');
    const into = await treated('SYN-LOT-8', { familyName: 'Ebert' });
    await amendLot(into.sessionId, 'SYN -LOT -1');
    await treated('SYN-LOT-12', { familyName: 'Frey' });
    const { rows } = await recipients(`lot=${encodeURIComponent(' syn-LOT- 1 ')}`);
    const seen = rows.map(({ patient, sessions, lastContactOn }) => ({
      id: patient.id,
      lastContactOn,
      sessions: sessions.map(({ sessionId, units, state }) => ({ sessionId, units, state })),
    }));
    const line = (one: typeof a, state: string) => ({
      id: one.patientId,
      lastContactOn: state === 'voided' ? null : '2026-04-23',
      sessions: [{ sessionId: one.sessionId, units: 29, state }],
    });
    expect(seen).toEqual([
      line(a, 'signed'),
      line(b, 'signed'),
      line(voided, 'voided'),
      line(away, 'amended'),
      line(into, 'signed'),
    ]);
    const first = await recipients('lot=SYN-LOT-1&limit=2');
    const rest = await recipients(`lot=SYN-LOT-1&limit=100&cursor=${first.nextCursor}`);
    expect([...first.rows, ...rest.rows]).toEqual(rows);
    expect((await recipients('lot=SYN-LOT-1&product=abobotulinumtoxinA')).rows).toEqual([]);
    expect((await recipients('lot=SYN-LOT-99')).rows).toEqual([]);
    const id = await start();
    expect(await reachedNow(id)).toEqual({ reached: 0, patients: 3 });
    expect((await patientsOf(id)).rows.map(({ isToReach }) => isToReach)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('counts who was reached, keeps every attempt, and takes one back only by another', async () => {
    const a = await treated('SYN-LOT-1', { familyName: 'Aalto' });
    const b = await treated('SYN-LOT-1', { familyName: 'Berg' });
    const stranger = await treated('SYN-LOT-2');
    const id = await start();
    await contact(id, a.patientId, { outcome: 'no-answer' });
    expect(await reachedNow(id)).toEqual({ reached: 0, patients: 2 });
    await contact(id, a.patientId, { outcome: 'informed', note: 'Will come on Monday.' });
    await contact(id, b.patientId, { outcome: 'informed', method: 'letter' });
    expect(await reachedNow(id)).toEqual({ reached: 2, patients: 2 });
    const unexplained = await contact(id, b.patientId, { outcome: 'withdrawn' });
    expect(unexplained.as(problemSchema).issues?.map(({ path }) => path)).toEqual(['note']);
    await contact(id, b.patientId, { outcome: 'withdrawn', note: 'That was another patient.' });
    expect(await reachedNow(id)).toEqual({ reached: 1, patients: 2 });
    const [first, second] = (await patientsOf(id)).rows;
    expect([first?.isReached, second?.isReached]).toEqual([true, false]);
    expect(first?.contacts.map(({ outcome, author }) => [outcome, author.displayName])).toEqual([
      ['informed', 'Dr. Synthetic One'],
      ['no-answer', 'Dr. Synthetic One'],
    ]);
    expect(refusal(await contact(id, stranger.patientId))).toEqual([
      422,
      'recall.patient_unconcerned',
    ]);
    expect(refusal(await contact(id, a.patientId, { contactedOn: '2026-04-24' }))).toEqual([
      422,
      'recall.contact_later',
    ]);
    for (const sql of [
      `UPDATE lot_recall_event SET outcome = 'informed' WHERE recall_id = '${id}'`,
      `DELETE FROM lot_recall_event WHERE recall_id = '${id}'`,
    ]) {
      await expect(clinic.asApplication((client) => client.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('is started once per key by a psychiatrist or administrator, closed and taken up again with reasons', async () => {
    const a = await treated('SYN-LOT-1');
    expect((await post('recalls', facts, clinic.clinician)).status).toBe(403);
    const key = randomUUID();
    const once = await post('recalls', facts, clinic.administrator, key);
    expect((await post('recalls', facts, clinic.administrator, key)).text).toBe(once.text);
    const { id } = once.as(recordRefSchema);
    const stand = (isClosed: boolean, version: number, reason = 'Everybody was told') =>
      clinic.psychiatrist.put(`/api/v1/recalls/${id}/standing`, { isClosed, reason }, { version });
    expect(refusal(await stand(true, 2))).toEqual([412, 'record.changed']);
    expect((await stand(true, 1)).status).toBe(200);
    expect(refusal(await stand(true, 2))).toEqual([409, 'recall.unchanged']);
    expect(refusal(await contact(id, a.patientId))).toEqual([409, 'recall.closed']);
    expect((await stand(false, 2, 'One more lot number')).status).toBe(200);
    expect((await contact(id, a.patientId)).status).toBe(201);
    const list = (await clinic.clinician.get('/api/v1/recalls')).as(recallListSchema);
    expect(list.rows).toEqual([
      expect.objectContaining({ id, isClosed: false, lotNumber: 'syn-lot-1', version: 4 }),
    ]);
    const { steps } = (await clinic.clinician.get(`/api/v1/recalls/${id}`)).as(recallRecordSchema);
    expect(steps.map(({ kind }) => kind)).toEqual(['reopened', 'closed', 'started']);
  });

  it('twenty attempts noted at once are twenty attempts', async () => {
    const a = await treated('SYN-LOT-1');
    const id = await start();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => contact(id, a.patientId, { outcome: 'no-answer' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const [row] = (await patientsOf(id)).rows;
    expect(row?.contacts.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: 20 }, (_, at) => 21 - at),
    );
  });

  it('is exported as a file that reads back cell by cell, runs no formula and is on the trail', async () => {
    const a = await treated('SYN-LOT-1', { familyName: '=HYPERLINK("x")' });
    const b = await treated('SYN-LOT-1', { familyName: 'Ünal, "Ada"' });
    const id = await start();
    await contact(id, b.patientId, { note: '+49 30 5550100\nis the new number' });
    const file = await clinic.clinician.get(`/api/v1/recalls/${id}/export`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="recall_[a-z0-9-]+_start_today_\d{8}T\d{6}Z\.csv"$/,
    );
    const rows = parse(file.text, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows.find(({ family_name: name }) => name === `'=HYPERLINK("x")`)).toMatchObject({
      reached: 'no',
      last_attempt_on: '',
      attempts: '0',
    });
    expect(rows.find(({ family_name: name }) => name === 'Ünal, "Ada"')).toMatchObject({
      lot_number: 'syn-lot-1',
      product: 'every product',
      session_lot: 'SYN-LOT-1',
      session_on: '2026-04-23',
      units: '29',
      session_state: 'signed',
      to_reach: 'yes',
      reached: 'yes',
      last_attempt_method: 'phone',
      last_attempt_note: `'+49 30 5550100\nis the new number`,
      attempts: '1',
    });
    const trail = await clinic.administrator.get('/api/v1/audit/export');
    const events = parse(trail.text, { columns: true }) as Record<string, string>[];
    const exported = events.find(({ action }) => action === 'recall.export-patients');
    expect(exported?.['patient_ids']?.split(' ').sort()).toEqual([a.patientId, b.patientId].sort());
    expect(events.map(({ action }) => action)).toContain('recall.export');
  });

  it.each([
    ['csv-excel-comma', ','],
    ['csv-excel-semicolon', ';'],
  ])('opens in Excel with its umlauts, as %s', async (format, separator) => {
    await treated('SYN-LOT-1', { familyName: 'Ünal; Öz' });
    const id = await start();
    const file = await clinic.clinician.open(`/api/v1/recalls/${id}/export?format=${format}`);
    const text = Buffer.from(await file.arrayBuffer()).toString();
    expect(text.startsWith(`\uFEFFlot_number${separator}product${separator}`)).toBe(true);
    expect(text).toContain(`${separator}"Ünal; Öz"${separator}`);
    expect(text.split('\r\n')).toHaveLength(3);
  });

  it('is written in no way that is not offered', async () => {
    const id = await start();
    const file = await clinic.clinician.get(`/api/v1/recalls/${id}/export?format=tsv`);
    expect(file.status).toBe(400);
  });
});
