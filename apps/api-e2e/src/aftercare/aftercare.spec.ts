import { randomUUID } from 'node:crypto';
import {
  injectionSessionRecordSchema,
  practiceAftercareSchema,
  protocolListSchema,
  recordRefSchema,
  sessionDraftSchema,
  type AftercareListChange,
  type PracticeAftercare,
  type SessionDraft,
} from '@glabella/contracts';
import {
  aftercareText,
  findAftercare,
  glabellarDepression,
  shippedAftercare,
} from '@glabella/domain/treatment';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const listPath = '/api/v1/practice/aftercare';

describe('the aftercare list of a practice', () => {
  const api = useApi();
  let clinic: TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  type Instruction = AftercareListChange['instructions'][number];

  const read = async (client = clinic.clinician): Promise<PracticeAftercare> =>
    (await client.get(listPath)).as(practiceAftercareSchema);

  const reworded = (change: Partial<Instruction>, of = 'no-rubbing'): Instruction[] =>
    shippedAftercare.instructions.map((one) => (one.id === of ? { ...one, ...change } : one));

  const publish = (
    instructions: readonly Instruction[],
    { version = 1, client = clinic.administrator } = {},
  ) => client.put(listPath, { instructions, reason: 'Synthetic reason.' }, { version });

  const added: Instruction = {
    id: null,
    kind: 'rule',
    short: 'no helmet',
    text: 'Do not wear a helmet',
    span: { kind: 'until', end: 'next-visit' },
    forEvery: true,
    isRetired: false,
    source: { label: 'Practice rule' },
  };

  /** A draft with everything filled in, saved; what is told and from which version is as stated. */
  async function readyDraft(told: Partial<SessionDraft['body']> = {}) {
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const draft = await clinic.createDraft(courseId);
    const saved = await clinic.saveDraft(draft, clinic.completeBody(draft, told));
    return { ...draft, ...saved };
  }

  async function sign(draft: Pick<SessionDraft, 'id' | 'version'>): Promise<string> {
    const answer = await clinic.sign(draft);
    expect(answer.status).toBe(201);
    return answer.as(recordRefSchema).id;
  }

  const recordOf = async (sessionId: string) =>
    (await clinic.clinician.get(`/api/v1/sessions/${sessionId}`)).as(injectionSessionRecordSchema);

  it('begins with the shipped one as version 1', async () => {
    const list = await read();
    expect(list.version).toBe(1);
    expect(list.versions).toEqual([
      {
        version: 1,
        instructions: shippedAftercare.instructions,
        reason: null,
        author: null,
        publishedOn: '2026-01-01',
      },
    ]);
  });

  it('is published as the next version with author, day and reason; the old one stays readable', async () => {
    const answer = await publish([added, ...reworded({ text: 'Hands off the treated area' })]);
    expect(answer.status).toBe(200);
    const { version, versions } = await read();
    expect(version).toBe(2);
    expect(versions.map((one) => one.version)).toEqual([2, 1]);
    expect(versions[0]).toMatchObject({
      reason: 'Synthetic reason.',
      publishedOn: '2026-04-23',
      author: { id: clinic.people.administrator.id },
    });
    const ids = versions[0]?.instructions.map(({ id }) => id) ?? [];
    expect(ids[0]).toBe('red-flags');
    expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(versions[1]?.instructions).toEqual(shippedAftercare.instructions);
    const shown = await publish(versions[0]?.instructions ?? [], { version: 2 });
    expect(shown.as(practiceAftercareSchema).versions[0]?.instructions.map(({ id }) => id)).toEqual(
      ids,
    );
  });

  it('is worded by administrators and psychiatrists over the version that they read', async () => {
    expect((await publish(reworded({}), { client: clinic.clinician })).status).toBe(403);
    expect((await publish(reworded({}), { client: clinic.psychiatrist })).status).toBe(200);
    const late = await publish(reworded({}));
    expect(late.status).toBe(412);
    expect(late.json()).toMatchObject({ code: 'record.changed', fields: { currentVersion: 2 } });
    const several = await Promise.all(
      ['A', 'B', 'C'].map((text) => publish(reworded({ text }), { version: 2 })),
    );
    expect(several.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await read()).versions).toHaveLength(3);
  });

  it.each<[string, (list: Instruction[]) => Instruction[], string]>([
    [
      'no red flag in use',
      (list) => list.map((one) => ({ ...one, isRetired: true })),
      'Keep at least one red flag that is not retired.',
    ],
    [
      'something left out',
      (list) => list.slice(0, -1),
      'Retire an instruction instead of leaving it out.',
    ],
    [
      'an id that nothing had',
      (list) => [...list, { ...added, id: 'no-such' }],
      'Name each instruction of the list once.',
    ],
    [
      'a review without a day',
      (list) => [...list, { ...added, kind: 'review' }],
      'Write the day after the injection, 1 to 365.',
    ],
  ])('is refused with %s', async (_, change, message) => {
    const answer = await publish(change(reworded({})));
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'aftercare.invalid',
      issues: [expect.objectContaining({ message })],
    });
    expect((await read()).version).toBe(1);
  });

  it('keeps a red flag also where the database is written to directly', async () => {
    const practiceId = clinic.practice.id;
    const write = inPractice(api().database.ownerUrl, practiceId, (owner) =>
      owner.query(
        `INSERT INTO aftercare_list_version
           (practice_id, version, instructions, reason, author_id, published_on, recorded_at)
         VALUES ($1, 2, '[{"kind": "emergency", "isRetired": true}]', 'x', $2, '2026-04-23', now())`,
        [practiceId, clinic.people.administrator.id],
      ),
    );
    await expect(write).rejects.toMatchObject({ constraint: 'aftercare_list_keeps_a_red_flag' });
  });

  it('stands on the trail with its version', async () => {
    await publish(reworded({ text: 'Hands off' }));
    const trail = await clinic.administrator.get('/api/v1/audit?limit=20');
    expect(trail.text).toContain('practice.word-aftercare');
  });

  it('leaves a signed session the version that it was signed with, word for word', async () => {
    const before = await sign(await readyDraft());
    await publish(reworded({ text: 'Hands off the treated area' }));
    const after = await sign(await readyDraft());
    const [old, next] = [await recordOf(before), await recordOf(after)];
    const said = ({ versions, aftercareLists }: typeof old) => {
      const [session] = versions;
      const list = aftercareLists.find(({ version }) => version === session?.aftercareListVersion);
      const told = list && findAftercare(list, 'no-rubbing');
      return [session?.aftercareListVersion, told && aftercareText(told)];
    };
    expect(said(old)).toEqual([1, 'Do not rub or massage the treated area for 24 hours.']);
    expect(said(next)).toEqual([2, 'Hands off the treated area for 24 hours.']);
  });

  it('is told anew where it changed after a draft was ticked', async () => {
    const draft = await readyDraft();
    await publish(reworded({ text: 'Hands off the treated area' }));
    const refused = await clinic.sign(draft);
    expect(refused.status).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'session.checks_open',
      issues: [{ path: 'checks.aftercare-list-changed' }],
    });
    const path = `/api/v1/session-drafts/${draft.id}`;
    const { body, context } = (await clinic.psychiatrist.get(path)).as(sessionDraftSchema);
    expect(context.aftercare).toMatchObject({ list: { version: 2 }, ticked: { version: 1 } });
    const again = await clinic.saveDraft(draft, { ...body, aftercareListVersion: 2 });
    const { versions } = await recordOf(await sign(again));
    expect(versions[0]?.aftercareListVersion).toBe(2);
  });

  it('lets an amendment speak of the version that the session was signed with', async () => {
    const sessionId = await sign(await readyDraft());
    await publish(reworded({ text: 'Hands off', isRetired: true }));
    const path = `/api/v1/sessions/${sessionId}/amendment-draft`;
    const begun = (
      await clinic.psychiatrist.post(path, undefined, { idempotencyKey: randomUUID() })
    ).as(sessionDraftSchema);
    expect(begun.context.aftercare).toMatchObject({ list: { version: 1 }, ticked: null });
    const saved = await clinic.saveDraft(begun, { ...begun.body, amendmentReason: 'Synthetic.' });
    const { versions } = await recordOf(await sign(saved));
    expect(versions.map((one) => one.aftercareListVersion)).toEqual([1, 1]);
  });

  it('reads a draft from before lists were versions as ticked from the shipped one', async () => {
    const draft = await readyDraft();
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(
        `UPDATE session_draft SET body = body - 'aftercareListVersion' WHERE practice_id = $1`,
        [clinic.practice.id],
      ),
    );
    const { versions } = await recordOf(await sign(draft));
    expect(versions[0]?.aftercareListVersion).toBe(1);
  });

  it('tells what is for every treatment, and lets a protocol name what there is', async () => {
    const { versions } = (await publish([...reworded({}), added])).as(practiceAftercareSchema);
    const helmet = versions[0]?.instructions.at(-1)?.id ?? '';
    const draft = await readyDraft({ aftercareTold: ['red-flags'] });
    const refused = await clinic.sign(draft);
    expect(JSON.stringify(refused.json())).toContain('checks.aftercare-not-told');

    const { rows } = (await clinic.clinician.get('/api/v1/protocols')).as(protocolListSchema);
    const shipped = rows.find(({ protocol }) => protocol.id === glabellarDepression.id);
    if (!shipped) throw new Error('no protocol');
    const { id, version, ...content } = shipped.protocol;
    const change = (aftercare: readonly string[]) =>
      clinic.psychiatrist.put(
        `/api/v1/protocols/${id}`,
        { content: { ...content, aftercare }, reason: 'Synthetic reason.' },
        { version },
      );
    const unknown = await change(['no-such', helmet]);
    expect(unknown.status).toBe(422);
    expect(unknown.json()).toMatchObject({
      code: 'aftercare.unknown',
      issues: [{ path: 'content.aftercare.0' }],
    });
    expect((await change([helmet])).status).toBe(200);
  });
});
