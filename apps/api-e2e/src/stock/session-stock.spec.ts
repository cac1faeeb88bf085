import { randomUUID } from 'node:crypto';
import {
  problemSchema,
  recordRefSchema,
  sessionDraftSchema,
  type SessionDraftBody,
} from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import { figure } from '../support/figure';
import { useApi } from '../support/running-api';
import { reasoned, TestClinic } from '../support/test-clinic';
import { clinicWithStock, keepStock, lines, lotOf, post, receive, stockOf } from './stock-steps';

const AT_ONCE = 40;

describe('what sessions take from the stock', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await clinicWithStock(api());
  });

  const newCourse = async () => clinic.createCourse(await clinic.createPatient());
  const openChecks = (answer: {
    as: (schema: typeof problemSchema) => { issues?: { path: string }[] | undefined };
  }) => answer.as(problemSchema).issues?.map(({ path }) => path);

  /** A draft that is saved with this change and ready to be signed. */
  async function ready(change: Partial<SessionDraftBody> = {}) {
    const draft = await clinic.createDraft(await newCourse());
    return clinic.saveDraft(draft, clinic.completeBody(draft, change));
  }

  async function amended(sessionId: string, change: Partial<SessionDraftBody>) {
    const answer = await clinic.psychiatrist.post(
      `/api/v1/sessions/${sessionId}/amendment-draft`,
      undefined,
      { idempotencyKey: randomUUID() },
    );
    const draft = answer.as(sessionDraftSchema);
    const body = { ...draft.body, amendmentReason: 'Synthetic correction', ...change };
    return clinic.sign(await clinic.saveDraft(draft, body));
  }

  it('is one vial with its waste, once, however often it is signed', async () => {
    const { id } = await receive(clinic);
    const draft = await ready();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => clinic.sign(draft, { idempotencyKey: key })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect((await clinic.sign(draft)).status).toBe(409);
    const record = await lotOf(clinic, id);
    expect(lines(record)).toEqual(['received 5/0 0+0', 'used -1/0 29+71']);
    expect(record.entries[0]?.session).toEqual({ id: draft.id, performedOn: '2026-04-23' });
  });

  it('offers the lots on hand, and begins with the one that expires soonest', async () => {
    await receive(clinic);
    await receive(clinic, { lotNumber: 'SOONER', expiresOn: '2026-12-31', vials: 2 });
    await receive(clinic, { lotNumber: 'EXPIRED', expiresOn: '2026-04-22', vials: 1 });
    const { body, context } = await clinic.createDraft(await newCourse());
    expect(context.stock?.lots.map(({ lotNumber, unopened }) => [lotNumber, unopened])).toEqual([
      ['EXPIRED', 1],
      ['SOONER', 2],
      ['SYN-LOT-1', 5],
    ]);
    expect(body).toMatchObject({ lotNumber: 'SOONER', lotExpiresOn: '2026-12-31' });
  });

  it('is refused before the needle where the lot is not on hand, and recorded with a reason after it', async () => {
    const ahead = { injectedAt: null, performedOn: '2026-04-23' };
    const unsigned = await clinic.sign(await ready(ahead));
    expect(unsigned.status).toBe(422);
    expect(openChecks(unsigned)).toContain('checks.lot-not-on-hand');
    const { id } = await receive(clinic, { vials: 1 });
    const two = { vialsOpened: 2 };
    expect(openChecks(await clinic.sign(await ready({ ...ahead, ...two })))).toContain(
      'checks.lot-short',
    );
    const given = await ready(two);
    expect(openChecks(await clinic.sign(given))).toEqual(['checks.lot-short']);
    const answers = (draftAnswers: SessionDraftBody['checkAnswers']) => [
      ...draftAnswers,
      reasoned('lot-short', 'The second vial was lent by the clinic next door.'),
    ];
    const draft = await clinic.createDraft(await newCourse());
    const complete = clinic.completeBody(draft, two);
    const body = { ...complete, checkAnswers: answers(complete.checkAnswers) };
    expect((await clinic.sign(await clinic.saveDraft(draft, body))).status).toBe(201);
    const record = await lotOf(clinic, id);
    expect(lines(record)).toEqual(['received 1/0 0+0', 'used -1/0 29+171']);
    expect(record.balance).toMatchObject({ unopened: 0, used: 1, missing: 1 });
  });

  it('is never a lot under recall before the needle, and one given is recorded with the reason', async () => {
    await receive(clinic, { expiresOn: '2026-12-31' });
    await receive(clinic, { lotNumber: 'LATER' });
    const recall = {
      lotNumber: 'syn-lot-1',
      productId: null,
      reason: 'Particles found in the vials',
      authority: 'Synthetic authority',
      reference: null,
    };
    const started = await post(clinic.psychiatrist, 'recalls', recall);
    const begun = await clinic.createDraft(await newCourse());
    expect(begun.body.lotNumber).toBe('LATER');
    expect(begun.context.openRecalls).toEqual([
      { lotNumber: 'syn-lot-1', productId: null, startedOn: '2026-04-23' },
    ]);
    const label = { lotExpiresOn: '2026-12-31' };
    const ahead = { ...label, injectedAt: null, performedOn: '2026-04-23' };
    expect(openChecks(await clinic.sign(await ready(ahead)))).toContain('checks.lot-recalled');
    expect(openChecks(await clinic.sign(await ready(label)))).toEqual(['checks.lot-recalled']);
    const draft = await clinic.createDraft(await newCourse());
    const complete = clinic.completeBody(draft, label);
    const why = reasoned('lot-recalled', 'The notice arrived after the injection.');
    const checkAnswers = [...complete.checkAnswers, why];
    const answered = await clinic.saveDraft(draft, { ...complete, checkAnswers });
    expect((await clinic.sign(answered)).status).toBe(201);
    const { id, version } = started.as(recordRefSchema);
    const closing = { isClosed: true, reason: 'Withdrawn by the authority' };
    await clinic.psychiatrist.put(`/api/v1/recalls/${id}/standing`, closing, { version });
    expect((await clinic.sign(await ready(label))).status).toBe(201);
  });

  it('keeps number and vial size of a lot of which a session took a vial that was missing', async () => {
    const { id } = await receive(clinic, { vials: 1 });
    const first = await ready();
    expect((await clinic.sign(first)).status).toBe(201);
    const draft = await clinic.createDraft(await newCourse());
    const complete = clinic.completeBody(draft, {});
    const why = reasoned('lot-not-on-hand', 'Lent by the clinic next door.');
    const checkAnswers = [...complete.checkAnswers, why];
    const second = await clinic.saveDraft(draft, { ...complete, checkAnswers });
    expect((await clinic.sign(second)).status).toBe(201);
    await clinic.voidSession(first.id);
    const { balance } = await lotOf(clinic, id);
    expect(balance).toMatchObject({ received: 1, unopened: 1, used: 0, missing: 1 });
    const label = { lotNumber: 'SYN-LOT-1', expiresOn: '2027-12-31', reason: 'Misread' };
    for (const change of [{ vialUnits: 50 }, { vialUnits: 100, lotNumber: 'SYN-LOT-9' }]) {
      const body = { ...label, ...change };
      const answer = await clinic.psychiatrist.put(`/api/v1/stock/lots/${id}`, body, {
        version: 1,
      });
      expect(refusal(answer)).toEqual([409, 'stock.lot_in_use']);
    }
  });

  it('comes from the vial that was opened ahead at its own time', async () => {
    const { id } = await receive(clinic, { vials: 2 });
    const reconstitutedAt = '2026-04-23T07:00:00.000Z';
    await post(clinic.clinician, `stock/lots/${id}/openings`, {
      vials: 1,
      reconstitutedAt,
      diluentMl: 2.5,
    });
    const { body } = await clinic.createDraft(await newCourse());
    expect(body).toMatchObject({ reconstitutedAt, diluentMl: 2.5 });
    const draft = await ready({ reconstitutedAt });
    expect((await clinic.sign(draft)).status).toBe(201);
    expect(lines(await lotOf(clinic, id))).toEqual([
      'received 2/0 0+0',
      'opened -1/1 0+0',
      'used 0/-1 29+71',
    ]);
    await clinic.voidSession(draft.id);
    expect((await lotOf(clinic, id)).lot.opened).toEqual([expect.objectContaining({ vials: 1 })]);
  });

  it('comes from every opening of its minute, and is the same for an amendment', async () => {
    const { id } = await receive(clinic, { vials: 2 });
    const reconstitutedAt = '2026-04-23T07:00:00.000Z';
    const opening = { vials: 1, reconstitutedAt, diluentMl: 2.5 };
    await post(clinic.clinician, `stock/lots/${id}/openings`, opening);
    await post(clinic.clinician, `stock/lots/${id}/openings`, opening);
    const draft = await ready({ reconstitutedAt, vialsOpened: 2 });
    expect((await clinic.sign(draft)).status).toBe(201);
    expect((await amended(draft.id, { note: 'A word more.' })).status).toBe(201);
    const record = await lotOf(clinic, id);
    expect(lines(record).slice(3)).toEqual(['used 0/-1 29+171', 'used 0/-1 0+0']);
    expect(record.lot).toMatchObject({ unopened: 0, opened: [] });
    const body = { reason: 'Other patient', password: 'synthetic clinic password' };
    await clinic.psychiatrist.post(`/api/v1/sessions/${draft.id}/void`, body, { version: 2 });
    const { lot } = await lotOf(clinic, id);
    expect(lot.opened.map(({ vials }) => vials)).toEqual([1, 1]);
  });

  it('is corrected by new lines when a session is amended or voided', async () => {
    const first = await receive(clinic, { vials: 2 });
    const second = await receive(clinic, { lotNumber: 'OTHER', vials: 1 });
    const draft = await ready();
    await clinic.sign(draft);
    const sites = [{ muscle: 'procerus', side: 'midline', units: 5.75 }] as const;
    expect((await amended(draft.id, { note: 'A word more.' })).status).toBe(201);
    expect(lines(await lotOf(clinic, first.id))).toHaveLength(2);
    expect((await amended(draft.id, { sites: [...sites] })).status).toBe(201);
    expect(lines(await lotOf(clinic, first.id)).slice(2)).toEqual([
      'use-undone 1/0 -29+-71',
      'used -1/0 5.75+94.25',
    ]);
    expect((await amended(draft.id, { lotNumber: 'other' })).status).toBe(201);
    expect((await lotOf(clinic, first.id)).lot.unopened).toBe(2);
    expect(lines(await lotOf(clinic, second.id)).slice(1)).toEqual(['used -1/0 5.75+94.25']);
    const body = { reason: 'Other patient', password: 'synthetic clinic password' };
    const version = { version: 4 };
    const voided = await clinic.psychiatrist.post(
      `/api/v1/sessions/${draft.id}/void`,
      body,
      version,
    );
    expect(voided.status).toBe(200);
    const record = await lotOf(clinic, second.id);
    expect(record.lot.unopened).toBe(1);
    expect(record.entries[0]).toMatchObject({ kind: 'use-undone', reason: 'Other patient' });
  });

  it('leaves a session that was signed outside the stock outside, until its lot is changed', async () => {
    await keepStock(clinic, false);
    const { id: outside } = await clinic.signedSession(await newCourse());
    await keepStock(clinic, true);
    const old = await receive(clinic, { vials: 1 });
    const other = await receive(clinic, { lotNumber: 'OTHER', vials: 1 });
    expect((await amended(outside, { note: 'Spelling.' })).status).toBe(201);
    expect((await lotOf(clinic, old.id)).lot.unopened).toBe(1);
    expect((await amended(outside, { lotNumber: 'OTHER' })).status).toBe(201);
    expect((await lotOf(clinic, other.id)).lot.unopened).toBe(0);
  });

  it('takes nothing where the practice keeps its stock elsewhere, and asks nothing', async () => {
    const { id } = await receive(clinic);
    await keepStock(clinic, false);
    const draft = await clinic.createDraft(await newCourse());
    expect(draft.context.stock).toBeNull();
    expect(draft.body.lotNumber).toBeNull();
    await clinic.signedSession(await newCourse(), { lotNumber: 'NEVER-RECEIVED' });
    expect(lines(await lotOf(clinic, id))).toEqual(['received 5/0 0+0']);
    expect((await stockOf(clinic)).keepsStock).toBe(false);
  });

  it('refuses a vial of another size than the lot has', async () => {
    await receive(clinic, { vialUnits: 50 });
    const answer = await clinic.sign(await ready({ vialUnits: 100 }));
    expect(openChecks(answer)).toEqual(['checks.stock-vial-differs']);
  });

  it(`lets exactly as many of ${AT_ONCE} sessions at once have a vial as there are`, async () => {
    const vials = 13;
    const { id } = await receive(clinic, { vials });
    const drafts: Awaited<ReturnType<typeof ready>>[] = [];
    for (let made = 0; made < AT_ONCE; made += 1) {
      drafts.push(await ready({ injectedAt: null, performedOn: '2026-04-23' }));
    }
    const answers = await Promise.all(drafts.map((draft) => clinic.sign(draft)));
    const signed = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 422);
    figure(
      `${AT_ONCE} signatures at once on a lot of ${vials} vials`,
      `${signed.length} signed, ${refused.length} refused`,
      `${vials} signed, the others refused`,
    );
    expect([signed.length, refused.length]).toEqual([vials, AT_ONCE - vials]);
    for (const answer of refused) expect(openChecks(answer)).toEqual(['checks.lot-not-on-hand']);
    const record = await lotOf(clinic, id);
    expect(record.balance).toMatchObject({
      received: vials,
      unopened: 0,
      used: vials,
      injectedUnits: 29 * vials,
      wastedUnits: 71 * vials,
    });
  }, 120_000);

  it('waits in no circle where sessions change lots with each other at once', async () => {
    const one = await receive(clinic, { vials: 20 });
    const other = await receive(clinic, { lotNumber: 'OTHER', vials: 20 });
    const signed: { id: string; to: string }[] = [];
    for (let made = 0; made < 16; made += 1) {
      const isFirst = made % 2 === 0;
      const draft = await ready(isFirst ? {} : { lotNumber: 'OTHER' });
      await clinic.sign(draft);
      signed.push({ id: draft.id, to: isFirst ? 'OTHER' : 'SYN-LOT-1' });
    }
    const answers = await Promise.all(signed.map(({ id, to }) => amended(id, { lotNumber: to })));
    expect(answers.map(({ status }) => status)).toEqual(signed.map(() => 201));
    expect((await lotOf(clinic, one.id)).lot.unopened).toBe(12);
    expect((await lotOf(clinic, other.id)).lot.unopened).toBe(12);
  }, 120_000);
});
