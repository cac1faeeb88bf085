import { randomUUID } from 'node:crypto';
import {
  caseloadPageSchema,
  courseSchema,
  protocolHistorySchema,
  type CaseloadReason,
  type CaseloadSearch,
} from '@glabella/contracts';
import { addDays } from '@glabella/domain/values';
import { ptosis, record as recordEvent } from '../adverse-events/events';
import { callerOf } from '../support/caller';
import { SummaryRebuild } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const injectedOn = '2026-04-23';
const protocolId = 'glabellar-depression';

/** A patient who was injected and never came again, so that the visits of weeks 2, 6 and 12 pass one after the other. */
describe('what was set aside', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let courseId: string;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    courseId = await clinic.createCourse(patientId);
    await clinic.signedSession(courseId);
  });
  afterEach(() => moveClock(0));

  function moveClock(day: number): void {
    const wanted = Date.parse(`${addDays(injectedOn, day)}T08:30:00Z`);
    api().clock.advance({ minutes: (wanted - api().clock.now().getTime()) / 60_000 });
  }

  /** The clock stands on that day after the injection; who acts signs in again. */
  async function reach(day: number): Promise<void> {
    moveClock(day);
    const { psychiatrist, clinician } = clinic.people;
    Object.assign(clinic, {
      psychiatrist: await clinic.practice.signIn(psychiatrist),
      clinician: await clinic.practice.signIn(clinician),
    });
  }

  async function search(body: CaseloadSearch) {
    const answer = await clinic.clinician.post('/api/v1/caseload/search', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(caseloadPageSchema).rows;
  }

  async function reason(kind: CaseloadReason['kind']): Promise<CaseloadReason | undefined> {
    const [row] = await search({ show: 'everybody' });
    return row?.reasons.find((one) => one.kind === kind);
  }

  async function setAside(
    verb: 'acknowledge' | 'snooze',
    kind: CaseloadReason['kind'],
    more: object = {},
  ): Promise<void> {
    const found = await reason(kind);
    if (!found) throw new Error(`No ${kind}`);
    const { evidenceKey, version } = found;
    const body = { kind, evidenceKey, note: 'Spoke on the phone.', ...more };
    const path = `/api/v1/caseload/${patientId}/${verb}`;
    const answer = await clinic.clinician.post(path, body, { version });
    if (answer.status !== 200) throw new Error(answer.text);
  }

  /** Of whom the list says that something is set aside, and whether the reasons on the line say the same. */
  async function listed(body: CaseloadSearch = {}) {
    const rows = await search({ ...body, show: 'set-aside' });
    for (const { reasons } of rows) {
      expect(reasons.filter((one) => one.setAside !== null)).not.toEqual([]);
    }
    return rows.map(({ id }) => id);
  }

  const form = (day: number, total: number) => ({
    instrumentId: 'phq9',
    assessedOn: addDays(injectedOn, day),
    mode: 'self-paper',
    answers: Array.from({ length: 9 }, (_, at) => Math.min(3, Math.max(0, total - 3 * at))),
  });
  const record = async (day: number, total: number) => {
    const path = `/api/v1/patients/${patientId}/assessments`;
    const options = { idempotencyKey: randomUUID() };
    const answer = await clinic.clinician.post(path, form(day, total), options);
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.json() as { id: string; version: number };
  };

  it('leaves the list when a further planned visit passes, as the reason comes back', async () => {
    await reach(20);
    await setAside('acknowledge', 'measure-overdue');
    await reach(42);
    expect(await listed()).toEqual([patientId]);
    expect(await listed({ kinds: ['measure-overdue'] })).toEqual([patientId]);
    expect(await listed({ kinds: ['worsening'] })).toEqual([]);
    await reach(43);
    expect(await reason('measure-overdue')).toMatchObject({ setAside: null });
    expect(await listed()).toEqual([]);
    expect(await listed({ scope: 'practice', kinds: ['measure-overdue'] })).toEqual([]);
    // Set aside again, it stays so until the next visit passes.
    await setAside('acknowledge', 'measure-overdue');
    expect(await listed()).toEqual([patientId]);
    await reach(84);
    expect(await listed()).toEqual([patientId]);
    await reach(85);
    expect(await listed()).toEqual([]);
  });

  it('leaves it on the day until which it was snoozed, or with the visit that passes before', async () => {
    await reach(20);
    await setAside('snooze', 'measure-overdue', { until: addDays(injectedOn, 30) });
    await reach(29);
    expect(await listed()).toEqual([patientId]);
    await reach(30);
    expect(await listed()).toEqual([]);
    await setAside('snooze', 'measure-overdue', { until: addDays(injectedOn, 60) });
    await reach(42);
    expect(await listed()).toEqual([patientId]);
    await reach(43);
    expect(await listed()).toEqual([]);
  });

  it('stays where another reason of the patient is still set aside', async () => {
    await reach(90);
    await setAside('acknowledge', 'measure-overdue');
    await setAside('acknowledge', 'reinjection-window');
    expect(await listed()).toEqual([patientId]);
    // Week 18 passes: the visit is back, the window is not.
    await reach(127);
    expect(await reason('measure-overdue')).toMatchObject({ setAside: null });
    expect(await listed()).toEqual([patientId]);
    expect(await listed({ kinds: ['measure-overdue'] })).toEqual([]);
  });

  it('leaves it while the reason lies ahead again, as by a longer interval of the protocol', async () => {
    await reach(90);
    await setAside('acknowledge', 'reinjection-window');
    expect(await listed()).toEqual([patientId]);
    const history = await clinic.psychiatrist.get(`/api/v1/protocols/${protocolId}/history`);
    const { versions } = history.as(protocolHistorySchema);
    const [{ protocol }] = versions as [(typeof versions)[number]];
    const { id, version, ...content } = protocol;
    const interval = { ...content.interval, acknowledgeUnderDays: 120 };
    const changed = await clinic.psychiatrist.put(
      `/api/v1/protocols/${id}`,
      { content: { ...content, interval }, reason: 'Read the new trial' },
      { version },
    );
    expect([changed.status, changed.text]).toEqual([200, expect.anything()]);
    const kept = async () => (await search({ show: 'everybody' }))[0]?.protocolVersion;
    expect(await kept()).toBe(version);
    const course = (await clinic.clinician.get(`/api/v1/courses/${courseId}`)).as(courseSchema);
    const moved = await clinic.psychiatrist.put(
      `/api/v1/courses/${courseId}/protocol-version`,
      { protocolVersion: version + 1, reason: randomUUID() },
      { version: course.version },
    );
    expect([moved.status, moved.text]).toEqual([200, expect.anything()]);
    expect(await kept()).toBe(version + 1);
    expect(await reason('reinjection-window')).toBeUndefined();
    expect(await listed()).toEqual([]);
    await reach(120);
    expect(await reason('reinjection-window')).toMatchObject({
      setAside: { how: 'acknowledged' },
    });
    expect(await listed()).toEqual([patientId]);
  });

  it('leaves it where a total that was compared is corrected, or an earlier one is recorded late', async () => {
    await reach(30);
    await record(14, 12);
    const latest = await record(28, 18);
    await setAside('acknowledge', 'worsening');
    expect(await listed()).toEqual([patientId]);
    const corrected = await clinic.clinician.put(
      `/api/v1/assessments/${latest.id}`,
      { ...form(28, 23), reason: 'Misread the form' },
      { version: latest.version },
    );
    expect([corrected.status, corrected.text]).toEqual([200, expect.anything()]);
    expect(await reason('worsening')).toMatchObject({ setAside: null });
    expect(await listed()).toEqual([]);
    await setAside('acknowledge', 'worsening');
    await record(7, 4);
    expect(await reason('worsening')).toMatchObject({ setAside: null });
    expect(await listed()).toEqual([]);
  });

  it('stays through an upgrade from when a key held no days and totals, and for those rows alone', async () => {
    const kinds = ['worsening', 'reinjection-window', 'adverse-event'] as const;
    await reach(20);
    await recordEvent(clinic, patientId, ptosis({ onsetOn: addDays(injectedOn, 3) }));
    await reach(95);
    await record(14, 12);
    await record(84, 18);
    for (const kind of kinds) await setAside('acknowledge', kind);
    const hidden = async () => {
      const [row] = await search({ show: 'everybody' });
      const { reasons = [] } = row ?? {};
      return kinds.filter((kind) => reasons.some((one) => one.kind === kind && one.setAside));
    };
    /** What a version before stored: keys of ids alone, by the rules of that derivation. */
    const store = (derivation: number) =>
      inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
        const ofIds = `split_part(evidence_key, ':', 1) || ':' || split_part(evidence_key, ':', 2)`;
        await owner.query(
          `UPDATE attention_handling SET evidence_key = ${ofIds} WHERE patient_id = $1`,
          [patientId],
        );
        await owner.query('UPDATE patient_summary SET derivation = $2 WHERE patient_id = $1', [
          patientId,
          derivation,
        ]);
      });
    const caller = callerOf(clinic.people.administrator);
    const rebuild = () => api().app.get(SummaryRebuild).rebuild(caller);
    await store(9);
    expect(await hidden()).toEqual([]);
    await rebuild();
    expect(await hidden()).toEqual(kinds);
    expect(await listed()).toEqual([patientId]);
    expect((await rebuild()).differing).toEqual([]);
    await store(11);
    await rebuild();
    expect(await hidden()).toEqual([]);
  });
});
