import { randomUUID } from 'node:crypto';
import {
  injectionSessionRecordSchema,
  problemSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import { exported, linesOf } from '../exports/export-steps';
import { useApi } from '../support/running-api';
import { clinicPassword, TestClinic } from '../support/test-clinic';

jest.setTimeout(60_000);

const pharmacy = { staffId: null, name: 'Synthetic pharmacy' };
const nothing = { reconstitutedBy: null, unitsDrawn: null, sealIntact: null };

describe('the preparation of a session', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const newCourse = async (familyName: string) =>
    clinic.createCourse(await clinic.createPatient({ familyName, mrn: randomUUID().slice(0, 8) }));
  const recordOf = async (id: string) =>
    (await clinic.psychiatrist.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema);
  const amendmentOf = async (id: string) => {
    const path = `/api/v1/sessions/${id}/amendment-draft`;
    const answer = await clinic.psychiatrist.post(path, undefined, {
      idempotencyKey: randomUUID(),
    });
    return answer.as(sessionDraftSchema);
  };

  it('begins unrecorded and signs so', async () => {
    const course = await newCourse('Aalto');
    expect((await clinic.createDraft(course)).body).toMatchObject(nothing);
    const { id } = await clinic.signedSession(course);
    expect((await recordOf(id)).versions[0]).toMatchObject(nothing);
  });

  it('opens and signs a draft from before it was asked', async () => {
    const begun = await clinic.createDraft(await newCourse('Aalto'));
    const draft = await clinic.saveDraft(begun, clinic.completeBody(begun));
    await clinic.asApplication((client) =>
      client.query(
        `UPDATE session_draft SET body = body - 'reconstitutedBy' - 'unitsDrawn' - 'sealIntact'
          WHERE id = $1`,
        [draft.id],
      ),
    );
    const path = `/api/v1/session-drafts/${draft.id}`;
    const old = (await clinic.psychiatrist.get(path)).as(sessionDraftSchema);
    expect(old.body).toMatchObject(nothing);
    expect((await clinic.sign(draft)).status).toBe(201);
    expect((await recordOf(draft.id)).versions[0]).toMatchObject(nothing);
  });

  it('is kept through draft, signature, amendment and void', async () => {
    const [person] = (await clinic.createDraft(await newCourse('Aalto'))).context.injectors;
    const by = { staffId: person?.id ?? '', name: person?.displayName ?? '' };
    const stated = { reconstitutedBy: by, unitsDrawn: 31.5, sealIntact: true };
    const { id } = await clinic.signedSession(await newCourse('Berg'), {
      ...stated,
      reconstitutedBy: { ...by, name: 'Not the name' },
    });
    expect((await recordOf(id)).versions[0]).toMatchObject(stated);

    const draft = await amendmentOf(id);
    expect(draft.body).toMatchObject(stated);
    const change = { ...nothing, reconstitutedBy: pharmacy, amendmentReason: 'It came drawn up.' };
    const saved = await clinic.saveDraft(draft, { ...draft.body, ...change });
    expect((await clinic.sign(saved)).status).toBe(201);
    const voiding = { reason: 'Synthetic reason.', password: clinicPassword };
    await clinic.psychiatrist.post(`/api/v1/sessions/${id}/void`, voiding, { version: 2 });
    const { versions } = await recordOf(id);
    expect(
      versions.map(({ reconstitutedBy, unitsDrawn, sealIntact }) => [
        reconstitutedBy?.name,
        unitsDrawn,
        sealIntact,
      ]),
    ).toEqual([
      [pharmacy.name, null, null],
      [pharmacy.name, null, null],
      [by.name, 31.5, true],
    ]);
  });

  it.each([
    ['units-drawn-short', { unitsDrawn: 28.5 }],
    ['units-drawn-over-opened', { unitsDrawn: 500 }],
    ['seal-not-intact', { sealIntact: false }],
    ['reconstituter-unknown', { reconstitutedBy: { staffId: randomUUID(), name: 'Nobody' } }],
    ['pharmacy-missing', { reconstitutedBy: { staffId: null, name: ' ' } }],
  ])('does not sign with %s open', async (code, change) => {
    const draft = await clinic.createDraft(await newCourse('Aalto'));
    const saved = await clinic.saveDraft(draft, clinic.completeBody(draft, change));
    const refused = await clinic.sign(saved);
    expect(refused.status).toBe(422);
    const { issues = [] } = refused.as(problemSchema);
    expect(issues.map(({ path }) => path)).toEqual([`checks.${code}`]);
  });

  it('stands in the export, the names only where people are named', async () => {
    await clinic.signedSession(await newCourse('Aalto'), {
      reconstitutedBy: pharmacy,
      unitsDrawn: 40,
      sealIntact: true,
    });
    await clinic.signedSession(await newCourse('Berg'));
    const linesIn = async (kind: 'identified' | 'pseudonymised') => {
      const archive = await exported(clinic.administrator, kind, 'csv-analysis');
      const lines = linesOf(archive, 'injection_sites');
      const columns = ['reconstituted_by', 'units_drawn', 'seal_intact'];
      return new Set(lines.map((line) => columns.map((name) => line[name] ?? '').join('|')));
    };
    expect(await linesIn('identified')).toEqual(new Set([`${pharmacy.name}|40|yes`, '||']));
    expect(await linesIn('pseudonymised')).toEqual(new Set(['|40|yes', '||']));
  });
});
