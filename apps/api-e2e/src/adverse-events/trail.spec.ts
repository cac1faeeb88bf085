import { randomUUID } from 'node:crypto';
import { recordOf, refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { eventOf, ptosis, record, register } from './events';

describe('the trail of an adverse event', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  let id: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
    id = (await record(clinic, patient)).id;
  });

  const over = { outcome: 'resolved', endedOn: '2026-04-23' } as const;
  const correction = (changes = {}) => ({
    ...ptosis({ ...over, ...changes }),
    reason: 'Seen again',
  });
  const correct = (version: number | undefined, body: object = correction(), by = clinic) =>
    by.clinician.put(
      `/api/v1/adverse-events/${id}`,
      body,
      version === undefined ? {} : { version },
    );
  const voidEvent = (version: number | undefined, body: object = { reason: 'Other patient' }) =>
    clinic.psychiatrist.post(
      `/api/v1/adverse-events/${id}/void`,
      body,
      version === undefined ? {} : { version },
    );
  /** Every stored version as its bytes. */
  const stored = () =>
    clinic.asApplication(async (client) => {
      const { rows } = await client.query<{ bytes: string }>(
        `SELECT v::text AS bytes FROM adverse_event_version v
          WHERE adverse_event_id = $1 ORDER BY version`,
        [id],
      );
      return rows.map(({ bytes }) => bytes);
    });

  it('grows by a version with author, time and reason; the ones before stay to the byte', async () => {
    const before = await stored();
    const read = (await eventOf(clinic, id)).versions;
    expect((await correct(1)).json()).toEqual({ id, version: 2 });
    expect((await voidEvent(2)).json()).toEqual({ id, version: 3 });
    const after = await stored();
    expect(after).toHaveLength(3);
    expect(after[0]).toBe(before[0]);
    const [voided, corrected, first] = (await eventOf(clinic, id)).versions;
    expect(first).toEqual(read[0]);
    expect(corrected).toMatchObject({ version: 2, ...over, reason: 'Seen again' });
    expect(voided).toEqual({
      ...corrected,
      version: 3,
      status: 'voided',
      reason: 'Other patient',
      author: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
    });
  });

  it('changes only from the version that was read, and not without a reason', async () => {
    expect(refusal(await correct(undefined))).toEqual([428, 'request.version_missing']);
    expect(refusal(await correct(2))).toEqual([412, 'record.changed']);
    expect(refusal(await correct(1, ptosis(over)))).toEqual([400, 'request.invalid']);
    expect(refusal(await voidEvent(undefined))).toEqual([428, 'request.version_missing']);
    expect(refusal(await voidEvent(7))).toEqual([412, 'record.changed']);
    expect(refusal(await voidEvent(1, { reason: ' ' }))).toEqual([400, 'request.invalid']);
    expect(await stored()).toHaveLength(1);
  });

  it('follows the same rules as the first recording', async () => {
    const answer = await correct(1, correction({ endedOn: null }));
    expect(refusal(answer)).toEqual([422, 'adverse_event.end_missing']);
  });

  it('takes one of fifty corrections that start from the same version', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => correct(1)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
    expect(await stored()).toHaveLength(2);
  });

  it('ends with the voided version, which counts in no register and stays on the patient', async () => {
    await voidEvent(1);
    expect(refusal(await correct(2))).toEqual([409, 'adverse_event.voided']);
    expect(refusal(await voidEvent(2))).toEqual([409, 'adverse_event.voided']);
    const { rows } = await register(clinic, '?state=all');
    expect(rows.map((row) => row.id)).not.toContain(id);
    expect((await recordOf(clinic, patient)).adverseEvents).toMatchObject([
      { id, status: 'voided' },
    ]);
  });

  it('keeps its session when that is voided later, and can still be corrected', async () => {
    const treated = await clinic.treatedPatient();
    const linked = ptosis({ sessionId: treated.sessionId, onsetOn: '2026-04-23' });
    id = (await record(clinic, treated.patientId, linked)).id;
    await clinic.voidSession(treated.sessionId);
    const [event] = (await eventOf(clinic, id)).versions;
    expect(event?.session).toMatchObject({ id: treated.sessionId, isVoided: true });
    expect((await correct(1, { ...linked, ...over, reason: 'Seen again' })).status).toBe(200);
  });

  it('keeps who judged it after that person has left, and takes no other who has', async () => {
    const leaver = await clinic.practice.addStaff(['psychiatrist'], 'Dr. Synthetic Leaver');
    const relatedness = { category: 'probable', judgedById: leaver.id } as const;
    id = (await record(clinic, patient, ptosis({ relatedness }))).id;
    const other = (await record(clinic, patient)).id;
    const { displayName, roles } = leaver;
    await clinic.administrator.put(
      `/api/v1/staff/${leaver.id}`,
      { displayName, roles, isDisabled: true },
      { version: 1 },
    );
    expect((await correct(1, correction({ relatedness }))).status).toBe(200);
    id = other;
    expect(refusal(await correct(1, correction({ relatedness })))).toEqual([
      422,
      'adverse_event.judge_unfit',
    ]);
  });

  it('is another practice’s to nobody', async () => {
    const elsewhere = await TestClinic.open(api());
    const path = `/api/v1/adverse-events/${id}`;
    for (const answer of [
      await elsewhere.clinician.get(path),
      await elsewhere.clinician.get(`${path}/lot-recipients`),
      await correct(1, correction(), elsewhere),
      await elsewhere.clinician.post(`${path}/void`, { reason: 'Mine' }, { version: 1 }),
      await clinic.clinician.get(`/api/v1/adverse-events/${randomUUID()}`),
    ]) {
      expect(refusal(answer)).toEqual([404, 'record.not_found']);
    }
    expect((await register(elsewhere, '?state=all')).rows).toEqual([]);
  });

  it('leaves an audit row for every look and every change, ids alone', async () => {
    await correct(1);
    await eventOf(clinic, id);
    await register(clinic, '?state=all&lot=SYN-LOT-1');
    await voidEvent(2);
    const rows = await clinic.asApplication(async (client) => {
      const found = await client.query<{ action: string; detail: object }>(
        `SELECT action, detail FROM audit_event
          WHERE action LIKE 'adverse-event.%' AND (subject_id = $1 OR action = 'adverse-event.list')
          ORDER BY id DESC LIMIT 5`,
        [id],
      );
      return found.rows;
    });
    expect(rows.reverse()).toEqual([
      { action: 'adverse-event.record', detail: { version: 1 } },
      { action: 'adverse-event.correct', detail: { version: 2 } },
      { action: 'adverse-event.read', detail: {} },
      { action: 'adverse-event.list', detail: { state: 'all', gravity: 'all', isOfLot: true } },
      { action: 'adverse-event.void', detail: { version: 3 } },
    ]);
  });
});
