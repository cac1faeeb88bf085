import { randomUUID } from 'node:crypto';
import {
  type DueVisitRow,
  dueReinjectionPageSchema,
  dueVisitPageSchema,
  problemSchema,
  protocolVersionRefSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import { glabellarDepression } from '@glabella/domain/treatment';
import { addDays, type CalendarDate, todayIn } from '@glabella/domain/values';
import { callerOf } from '../support/caller';
import type { ApiClient } from '../support/api-client';
import { SummaryRebuild } from '../support/api-under-test';
import { form, post, record } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic, acknowledged, reasoned } from '../support/test-clinic';

describe('what is due', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  let course: string;
  let session: string;
  /** The day of the first injection: the clock stands there when a test begins, and only ever goes on. */
  let dayZero: CalendarDate;

  beforeEach(async () => {
    dayZero = todayIn('Europe/Berlin', api().clock.now());
    clinic = await TestClinic.open(api());
    patient = await clinic.createPatient();
    course = await clinic.createCourse(patient);
    await record(clinic, patient, baseline());
    session = (await clinic.signedSession(course, { checkAnswers: [] })).id;
  });

  const baseline = () => form({ assessedOn: dayZero, answers: [2, 2, 2, 2, 2, 2, 2, 2, 0] });
  const afterDays = (days: number) => {
    api().clock.advance({ days });
    return clinic.practice.signIn(clinic.people.clinician);
  };
  const visits = async (
    query: Readonly<Record<string, string>>,
    client: ApiClient = clinic.clinician,
  ) => {
    const search = new URLSearchParams({ from: dayZero, to: addDays(dayZero, 60), ...query });
    return (await client.get(`/api/v1/due/visits?${search}`)).as(dueVisitPageSchema);
  };
  const windows = async (until: string, client: ApiClient = clinic.clinician) =>
    (await client.get(`/api/v1/due/re-injections?until=${until}`)).as(dueReinjectionPageSchema);
  const weeks = (rows: readonly DueVisitRow[]) => rows.map(({ week, state }) => [week, state]);
  const rebuild = () => {
    const caller = callerOf(clinic.people.administrator);
    return api().app.get(SummaryRebuild).rebuild(caller);
  };

  it('is done by a check-in that leads the protocol, though it never has a total', async () => {
    const content = {
      ...glabellarDepression,
      name: 'By check-in',
      instruments: ['check-in', 'gad7'],
      responseRule: { kind: 'percent-fall', instrument: 'gad7', percent: 50 },
      id: undefined,
      version: undefined,
    };
    const idempotencyKey = randomUUID();
    const own = await clinic.psychiatrist.post(
      '/api/v1/protocols',
      { content },
      { idempotencyKey },
    );
    const { id: protocolId } = own.as(protocolVersionRefSchema);
    const planned = await clinic.createPatient();
    const checked = await clinic.createCourse(planned, { protocolId });
    await clinic.signedSession(checked, { checkAnswers: [] });
    const again = await afterDays(14);
    const open = async () => {
      const { rows } = await visits({}, again);
      return weeks(rows.filter((row) => row.patient.id === planned));
    };
    expect(await open()).toEqual([
      [2, 'due'],
      [6, 'upcoming'],
    ]);
    const today = addDays(dayZero, 14);
    const answers = form({ instrumentId: 'check-in', answers: [7, 90, null], assessedOn: today });
    expect((await post(again, planned, answers)).status).toBe(201);
    expect(await open()).toEqual([[6, 'upcoming']]);
  });

  it.each([
    [
      0,
      [
        [2, 'upcoming'],
        [6, 'upcoming'],
      ],
    ],
    [
      7,
      [
        [2, 'due'],
        [6, 'upcoming'],
      ],
    ],
    [
      14,
      [
        [2, 'due'],
        [6, 'upcoming'],
      ],
    ],
    [
      15,
      [
        [2, 'overdue'],
        [6, 'upcoming'],
      ],
    ],
    [
      21,
      [
        [2, 'overdue'],
        [6, 'upcoming'],
      ],
    ],
    [
      22,
      [
        [2, 'missed'],
        [6, 'upcoming'],
      ],
    ],
    [
      42,
      [
        [2, 'missed'],
        [6, 'due'],
      ],
    ],
  ])('on day %d stands as the windows of the protocol say', async (days, expected) => {
    const again = await afterDays(days);
    const { rows, today } = await visits({}, again);
    expect(today).toBe(addDays(dayZero, days));
    expect(weeks(rows)).toEqual(expected);
    expect(rows[0]).toMatchObject({
      patient: { id: patient },
      courseId: course,
      dueOn: addDays(dayZero, 14),
      opensOn: addDays(dayZero, 7),
      closesOn: addDays(dayZero, 21),
      instrumentId: 'phq9',
    });
  });

  it('follows every write and is what a rebuild computes', async () => {
    const nurse = await afterDays(14);
    expect(weeks((await visits({}, nurse)).rows)).toEqual([
      [2, 'due'],
      [6, 'upcoming'],
    ]);
    const body = form({ assessedOn: addDays(dayZero, 13) });
    const recorded = await nurse.post(`/api/v1/patients/${patient}/assessments`, body, {
      idempotencyKey: randomUUID(),
    });
    expect(recorded.status).toBe(201);
    expect(weeks((await visits({}, nurse)).rows)).toEqual([[6, 'upcoming']]);
    const { id } = recorded.json() as { id: string };
    await nurse.post(`/api/v1/assessments/${id}/void`, { reason: 'Wrong' }, { version: 1 });
    expect(weeks((await visits({}, nurse)).rows)).toHaveLength(2);
    expect((await rebuild()).differing).toEqual([]);
  });

  it('stops with the end of the course and with archiving', async () => {
    const others = await clinic.createPatient();
    const second = await clinic.createCourse(others);
    await record(clinic, others, baseline());
    await clinic.signedSession(second, { checkAnswers: [] });
    expect((await visits({})).rows).toHaveLength(4);
    await clinic.psychiatrist.put(
      `/api/v1/courses/${course}/ending`,
      { endedOn: dayZero, endReason: 'no-effect', note: null },
      { version: 1 },
    );
    expect((await visits({})).rows.map((row) => row.patient.id)).toEqual([others, others]);
    await clinic.clinician.put(
      `/api/v1/patients/${others}/archiving`,
      { isArchived: true, reason: 'Moved' },
      { version: 1 },
    );
    expect((await visits({})).rows).toEqual([]);
    expect((await windows(addDays(dayZero, 200))).rows).toEqual([]);
    expect((await rebuild()).differing).toEqual([]);
  });

  it('opens the re-injection window on day 90 and says what was given last', async () => {
    expect((await windows(addDays(dayZero, 89))).rows).toEqual([]);
    expect((await windows(addDays(dayZero, 90))).rows).toEqual([
      expect.objectContaining({
        patient: expect.objectContaining({ id: patient }) as unknown,
        opensOn: addDays(dayZero, 90),
        lastToxin: { on: dayZero, productId: 'onabotulinumtoxinA', units: 29, elsewhere: false },
      }),
    ]);
  });

  it('counts the window from toxin given elsewhere, once a session reports it', async () => {
    const later = await afterDays(30);
    const psychiatrist = await clinic.practice.signIn(clinic.people.psychiatrist);
    const on = addDays(dayZero, 20);
    const draft = (
      await psychiatrist.post(`/api/v1/sessions/${session}/amendment-draft`, undefined, {
        idempotencyKey: randomUUID(),
      })
    ).as(sessionDraftSchema);
    const body = {
      ...draft.body,
      toxinElsewhere: [{ on, productId: null, units: null }],
      amendmentReason: 'The patient reports toxin elsewhere.',
      checkAnswers: [reasoned('interval-short-next'), acknowledged('cumulative-unknown')],
    };
    const { version } = draft;
    await psychiatrist.put(`/api/v1/session-drafts/${draft.id}`, body, { version });
    const signed = await clinic.sign(
      { id: draft.id, version: version + 1 },
      { client: psychiatrist },
    );
    expect(signed.status).toBe(201);
    expect((await windows(addDays(on, 89), later)).rows).toEqual([]);
    expect((await windows(addDays(on, 90), later)).rows).toEqual([
      expect.objectContaining({
        opensOn: addDays(on, 90),
        lastToxin: { on, productId: null, units: null, elsewhere: true },
      }),
    ]);
    expect((await rebuild()).differing).toEqual([]);
  });

  it('waits for no re-injection in a new course before its first injection', async () => {
    await clinic.psychiatrist.put(
      `/api/v1/courses/${course}/ending`,
      { endedOn: dayZero, endReason: 'remission', note: null },
      { version: 1 },
    );
    await clinic.createCourse(patient);
    expect((await windows(addDays(dayZero, 200))).rows).toEqual([]);
    expect((await rebuild()).differing).toEqual([]);
  });

  it('shows one’s own, or those of the practice', async () => {
    const other = await clinic.practice.addStaff(['clinician'], 'Synthetic Other');
    const client = await clinic.practice.signIn(other);
    expect((await visits({ scope: 'mine' }, client)).rows).toEqual([]);
    expect((await visits({ scope: 'practice' }, client)).rows).toHaveLength(2);
    expect((await visits({ scope: 'mine' })).rows).toHaveLength(2);
  });

  it('comes in pages that neither repeat nor miss a row', async () => {
    for (let more = 0; more < 3; more += 1) {
      const id = await clinic.createPatient();
      await record(clinic, id, baseline());
      await clinic.signedSession(await clinic.createCourse(id), { checkAnswers: [] });
    }
    const all = (await visits({})).rows;
    const paged: DueVisitRow[] = [];
    let cursor: string | null = null;
    do {
      const part = await visits({ limit: '3', ...(cursor && { cursor }) });
      paged.push(...part.rows);
      cursor = part.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    expect(all).toHaveLength(8);
  });

  it('leaves out what has closed where only the open is asked for', async () => {
    const nurse = await afterDays(22);
    expect(weeks((await visits({ only: 'open' }, nurse)).rows)).toEqual([[6, 'upcoming']]);
  });

  it.each([
    ['the end before the beginning', 'from=2026-04-23&to=2026-04-22', 422, 'due.days'],
    ['three months', 'from=2026-04-23&to=2026-07-01', 422, 'due.days'],
    ['no day', 'from=2026-02-30&to=2026-03-01', 400, 'request.invalid'],
    [
      'a cursor of another list',
      'from=2026-04-23&to=2026-04-23&cursor=x',
      422,
      'request.cursor_invalid',
    ],
  ])('refuses %s', async (_, query, status, code) => {
    const answer = await clinic.clinician.get(`/api/v1/due/visits?${query}`);
    expect([answer.status, answer.as(problemSchema).code]).toEqual([status, code]);
  });

  it('is of one’s own practice alone', async () => {
    const other = await TestClinic.open(api());
    expect((await visits({}, other.clinician)).rows).toEqual([]);
    expect((await windows(addDays(dayZero, 200), other.clinician)).rows).toEqual([]);
  });
});
