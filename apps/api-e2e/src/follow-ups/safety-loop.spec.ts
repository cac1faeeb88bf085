import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import {
  auditPageSchema,
  followUpCountSchema,
  followUpListSchema,
  followUpSchema,
  practiceSchema,
  type FollowUp,
  type FollowUpList,
} from '@glabella/contracts';
import { positiveForm, record, recordOf, refusal } from '../assessments/forms';
import type { ApiClient } from '../support/api-client';
import { EscalationWatch } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { readMail, startPostbox } from '../support/postbox';
import { startApi, type RunningApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const ownWords = { kind: 'own-words', text: 'Synthetic: passive thoughts, no plan.' } as const;
const closing = {
  disposition: 'assessed-plan-made',
  assessment: ownWords,
  plan: 'Synthetic: call on Friday.',
};
const triage = (assessedOn: string) => ({
  kind: 'outside-triage',
  instrument: 'C-SSRS screener',
  result: 'moderate',
  assessedOn,
  assessedBy: 'Synthetic Nurse',
});
const { server, mails } = startPostbox();

describe('the safety loop', () => {
  let api: RunningApi;
  let clinic: TestClinic;
  let psychiatrist: ApiClient;
  let clinician: ApiClient;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    api = await startApi({
      variables: {
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: 'glabella@lindenhof.example',
        PUBLIC_URL: 'https://glabella.lindenhof.example',
      },
    });
  });
  afterAll(async () => {
    await api.close();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    clinic = await TestClinic.open(api);
    [psychiatrist, clinician] = [clinic.psychiatrist, clinic.clinician];
    mails.length = 0;
  });

  /** Hours later everybody has to sign in again. */
  const later = async (hours: number) => {
    api.clock.advance({ hours });
    psychiatrist = await clinic.practice.signIn(clinic.people.psychiatrist);
    clinician = await clinic.practice.signIn(clinic.people.clinician);
  };
  const positive = async () => {
    const patientId = await clinic.createPatient();
    const { followUpId } = await record(clinic, patientId, positiveForm());
    return { patientId, id: followUpId ?? '' };
  };
  const list = async (query = '', client = clinician): Promise<FollowUpList> =>
    (await client.get(`/api/v1/follow-ups?${query}`)).as(followUpListSchema);
  const find = async (id: string, query = ''): Promise<FollowUp | undefined> =>
    (await list(query)).rows.find((row) => row.id === id);
  const close = (id: string, body: object, version = 1, client = clinician) =>
    client.post(`/api/v1/follow-ups/${id}/close`, body, { version });
  const kinds = (followUp: FollowUp | undefined) => followUp?.events.map(({ kind }) => kind);
  const look = () => api.app.get(EscalationWatch).look();

  describe('a closing', () => {
    it('keeps a triage that was asked elsewhere, field by field', async () => {
      const { id } = await positive();
      const answer = await close(id, { ...closing, assessment: triage('2026-04-23') });
      const { events } = answer.as(followUpSchema);
      expect(events.at(-1)).toMatchObject({
        kind: 'closed',
        disposition: 'assessed-plan-made',
        note: null,
        assessment: triage('2026-04-23'),
        plan: closing.plan,
        author: { displayName: 'Synthetic Nurse' },
      });
    });

    it.each([
      ['no assessment', { ...closing, assessment: null }],
      ['an assessment without words', { ...closing, assessment: { ...ownWords, text: ' ' } }],
      ['no plan', { ...closing, plan: '' }],
      ['the note of old', { disposition: 'assessed-plan-made', note: 'x' }],
      [
        'a level that is none of the triage',
        { ...closing, assessment: { ...triage('2026-04-23'), result: 'none' } },
      ],
      [
        'a triage by nobody',
        { ...closing, assessment: { ...triage('2026-04-23'), assessedBy: '' } },
      ],
    ])('is refused with %s', async (_, body) => {
      const { id } = await positive();
      expect((await close(id, body)).status).toBe(400);
      expect(await find(id)).toBeDefined();
    });

    it.each(['2026-04-22', '2026-04-24'])(
      'is refused with a triage of %s: before the answer, or not yet',
      async (day) => {
        const { id } = await positive();
        const answer = await close(id, { ...closing, assessment: triage(day) });
        expect(refusal(answer)).toEqual([422, 'follow_up.triage_day']);
        expect(answer.json()).toMatchObject({ issues: [{ path: 'assessment.assessedOn' }] });
      },
    );

    it('is refused by the database too without an assessment, and leaves those of old readable', async () => {
      const { id, patientId } = await positive();
      const plain = `INSERT INTO safety_follow_up_event
          (practice_id, follow_up_id, ordinal, kind, disposition, note, author_id, recorded_at)
        VALUES ($1, $2, 9, 'closed', 'assessed-plan-made', 'Old text.', $3, now())`;
      const values = [clinic.practice.id, id, clinic.people.clinician.id];
      await expect(
        clinic.asApplication((application) => application.query(plain, values)),
      ).rejects.toMatchObject({ constraint: 'safety_follow_up_event_closing_assessed' });
      await inPractice(api.database.ownerUrl, clinic.practice.id, async (owner) => {
        await owner.query(
          `ALTER TABLE safety_follow_up_event DROP CONSTRAINT safety_follow_up_event_closing_assessed`,
        );
        await owner.query(plain, values);
        await owner.query(`UPDATE safety_follow_up SET closed_at = now() WHERE id = $1`, [id]);
        await owner.query(
          `ALTER TABLE safety_follow_up_event ADD CONSTRAINT safety_follow_up_event_closing_assessed
             CHECK (kind <> 'closed' OR (btrim(coalesce(plan, '')) <> ''
                    AND (assessment_kind IS NOT NULL OR disposition = 'recorded-in-error'))) NOT VALID`,
        );
      });
      const [old] = (await recordOf(clinic, patientId)).followUps;
      expect(old?.events.at(-1)).toMatchObject({
        kind: 'closed',
        note: 'Old text.',
        assessment: null,
        plan: null,
      });
    });
  });

  describe('past its deadline', () => {
    it('is escalated to all psychiatrists, once, whoever looks', async () => {
      const { id, patientId } = await positive();
      await look();
      expect(kinds(await find(id))).toEqual(['opened', 'acknowledged']);
      await later(24);
      await Promise.all([look(), list(), list(), recordOf2(patientId), look()]);
      const late = await find(id);
      expect(kinds(late)).toEqual(['opened', 'acknowledged', 'escalated']);
      expect(late?.escalatedAt).toBe(api.clock.now().toISOString());
      expect(late?.events.at(-1)).toMatchObject({
        author: null,
        escalatedTo: [{ displayName: 'Dr. Synthetic One' }],
      });
      // Nobody's half-written closing is refused for it.
      expect((await close(id, closing)).status).toBe(200);
      const closed = await find(id, 'state=closed');
      expect(kinds(closed)).toEqual(['opened', 'acknowledged', 'escalated', 'closed']);
    });

    const recordOf2 = (patientId: string) => clinician.get(`/api/v1/patients/${patientId}/record`);

    it('is seen as late by the first who opens the patient, and stands in the trail', async () => {
      const { id, patientId } = await positive();
      await later(30);
      const answer = (await recordOf2(patientId)).json() as { followUps: FollowUp[] };
      expect(answer.followUps.map(kinds)).toEqual([['opened', 'acknowledged', 'escalated']]);
      const administrator = await clinic.practice.signIn(clinic.people.administrator);
      const trail = (await administrator.get('/api/v1/audit')).as(auditPageSchema).rows;
      expect(trail).toContainEqual(
        expect.objectContaining({
          action: 'follow-up.escalate',
          patientIds: [patientId],
          actor: expect.objectContaining({ id: null }),
          detail: { followUps: [id], to: [clinic.people.psychiatrist.id] },
        }),
      );
      // What is escalated is looked at once more; nothing is escalated twice, and nobody looks twice for it.
      const looks = (rows: typeof trail) =>
        rows.filter((row) => row.action === 'patient.read' && row.patientIds.includes(patientId));
      expect(looks(trail)).toHaveLength(2);
      await recordOf2(patientId);
      const trailAfter = (await administrator.get('/api/v1/audit')).as(auditPageSchema).rows;
      expect(looks(trailAfter)).toHaveLength(3);
    });

    it('goes to the people whom the practice names, and to the cover of somebody who is away', async () => {
      await nameForEscalation([clinic.people.clinician.id]);
      const { id } = await positive();
      await away('clinician', 'psychiatrist', '2026-04-20', '2026-12-31');
      await later(25);
      await look();
      const told = (await find(id))?.events
        .at(-1)
        ?.escalatedTo.map(({ displayName }) => displayName);
      expect(told).toEqual(['Dr. Synthetic One', 'Synthetic Nurse']);
    });

    it('is escalated again after it was closed, reopened and late once more', async () => {
      const patientId = await clinic.createPatient();
      const recorded = await record(clinic, patientId, positiveForm());
      const id = recorded.followUpId ?? '';
      await later(25);
      await look();
      await close(id, closing);
      const worse = {
        ...positiveForm({ answers: [2, 1, 2, 2, 0, 1, 2, 2, 3] }),
        reason: 'Synthetic.',
      };
      const corrected = await clinician.put(`/api/v1/assessments/${recorded.id}`, worse, {
        version: 1,
      });
      expect(corrected.status).toBe(200);
      expect((await find(id))?.escalatedAt).toBeNull();
      await later(25);
      await look();
      await look();
      expect(kinds(await find(id))?.filter((kind) => kind === 'escalated')).toHaveLength(2);
    });

    it('is written about once to each person, without a word about the patient', async () => {
      await positive();
      await positive();
      await later(25);
      await look();
      await look();
      expect(mails).toHaveLength(1);
      const mail = readMail(mails[0] ?? '');
      expect(mail).toContain(clinic.people.psychiatrist.email);
      expect(mail).toContain('2 follow-ups');
      expect(mail).toContain('https://glabella.lindenhof.example/follow-ups?late=true');
      expect(mail).not.toMatch(/Person\d|SYN-\d|item 9|suicid/i);
    });
  });

  describe('the register', () => {
    it('shows mine, what is late, and pages that neither repeat nor lose a row', async () => {
      const ids = [];
      for (let index = 0; index < 5; index += 1) ids.push((await positive()).id);
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await list(`limit=2${cursor}`);
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      } while (cursor !== '');
      expect([...seen].sort()).toEqual([...ids].sort());
      expect((await list('whose=mine')).rows).toHaveLength(5);
      expect((await list('whose=mine', psychiatrist)).rows).toEqual([]);
      expect((await list('late=true')).rows).toEqual([]);
      await later(24);
      expect((await list('late=true')).rows).toHaveLength(5);
    });

    it('shows those closed within days of the practice, the latest first', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        const { id } = await positive();
        expect((await close(id, closing)).status).toBe(200);
        ids.unshift(id);
        api.clock.advance({ minutes: 1 });
      }
      const today = (await clinician.get('/api/v1/practice')).as(practiceSchema).today;
      const idsOf = async (query: string) =>
        (await list(`state=closed&${query}`)).rows.map((row) => row.id);
      expect(await idsOf('')).toEqual(ids);
      expect(await idsOf(`closedFrom=${today}&closedTo=${today}`)).toEqual(ids);
      expect(await idsOf('closedTo=2026-01-01')).toEqual([]);
      expect(await idsOf('closedFrom=2030-01-01')).toEqual([]);
      const first = await list('state=closed&limit=1');
      expect(
        (await list(`state=closed&limit=5&cursor=${first.nextCursor}`)).rows.map((row) => row.id),
      ).toEqual(ids.slice(1));
    });

    it.each([
      'whose=all',
      'late=false',
      'closedFrom=2026-13-01',
      'cursor=abc',
      'limit=0',
      'closedFrom=2026-04-02&closedTo=2026-04-01',
    ])('refuses %s', async (query) => {
      expect((await clinician.get(`/api/v1/follow-ups?${query}`)).status).toBe(400);
    });

    it('is counted for the navigation: open and late, of the practice and one’s own', async () => {
      await positive();
      await positive();
      const count = async (client: ApiClient) =>
        (await client.get('/api/v1/follow-ups/count')).as(followUpCountSchema);
      expect(await count(clinician)).toEqual({ open: 2, late: 0, mine: 2, mineLate: 0 });
      await later(24);
      expect(await count(clinician)).toEqual({ open: 2, late: 2, mine: 2, mineLate: 2 });
      expect(await count(psychiatrist)).toEqual({ open: 2, late: 2, mine: 0, mineLate: 0 });
    });
  });

  describe('an owner', () => {
    it('is the responsible psychiatrist of the running course, not who typed', async () => {
      const patientId = await clinic.createPatient();
      await clinic.createCourse(patientId);
      const { followUpId } = await record(clinic, patientId, positiveForm());
      expect((await find(followUpId ?? ''))?.owner.displayName).toBe('Dr. Synthetic One');
    });

    it('who is away is covered: new ones go to the cover, open ones are shown to both', async () => {
      const patientId = await clinic.createPatient();
      await clinic.createCourse(patientId);
      const before = (await record(clinic, patientId, positiveForm())).followUpId ?? '';
      await away('psychiatrist', 'clinician', today(), '2026-12-31');
      expect(await find(before)).toMatchObject({
        owner: { displayName: 'Dr. Synthetic One' },
        ownerAwayUntil: '2026-12-31',
        cover: { displayName: 'Synthetic Nurse' },
      });
      const another = await clinic.createPatient();
      await clinic.createCourse(another);
      const fresh = (await record(clinic, another, positiveForm())).followUpId ?? '';
      const covered = await find(fresh);
      expect(covered).toMatchObject({
        owner: { displayName: 'Synthetic Nurse' },
        ownerAwayUntil: null,
        cover: null,
      });
      expect(covered?.events[0]?.note).toBe('For Dr. Synthetic One, away until 31 Dec 2026.');
      const mine = async (client: ApiClient) =>
        (await list('whose=mine', client)).rows.map((row) => row.id).sort();
      expect(await mine(clinician)).toEqual([before, fresh].sort());
      expect(await mine(psychiatrist)).toEqual([before]);
    });

    it('whose cover was disabled meanwhile has none, and a new one goes to the author', async () => {
      const stand = await clinic.practice.addStaff(['clinician'], 'Synthetic Stand-in');
      await away('psychiatrist', stand.id, today(), '2026-12-31');
      const patientId = await clinic.createPatient();
      await clinic.createCourse(patientId);
      const before = (await record(clinic, patientId, positiveForm())).followUpId ?? '';
      expect((await find(before))?.owner.displayName).toBe('Synthetic Stand-in');
      await clinic.asApplication((application) =>
        application.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [stand.id]),
      );
      const another = await clinic.createPatient();
      await clinic.createCourse(another);
      const fresh = (await record(clinic, another, positiveForm())).followUpId ?? '';
      expect((await find(fresh))?.owner.displayName).toBe('Synthetic Nurse');
    });
  });

  const today = () => api.clock.now().toISOString().slice(0, 10);
  async function away(
    who: 'psychiatrist' | 'clinician',
    cover: string,
    fromOn: string,
    untilOn: string,
  ): Promise<void> {
    const people = clinic.people;
    const coverId = cover === 'psychiatrist' || cover === 'clinician' ? people[cover].id : cover;
    const client = who === 'psychiatrist' ? psychiatrist : clinician;
    const answer = await client.post(
      '/api/v1/absences',
      { staffId: people[who].id, coverId, fromOn, untilOn },
      { idempotencyKey: randomUUID() },
    );
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  }

  async function nameForEscalation(escalateTo: readonly string[]): Promise<void> {
    const administrator = await clinic.practice.signIn(clinic.people.administrator);
    const { version, name, timeZone, phone, safetyText, crisisLines, settings } = (
      await administrator.get('/api/v1/practice')
    ).as(practiceSchema);
    const body = {
      name,
      timeZone,
      phone,
      safetyText,
      crisisLines,
      settings: { ...settings, escalateTo },
    };
    const answer = await administrator.put('/api/v1/practice', body, { version });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  }
});
