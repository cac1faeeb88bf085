import { randomUUID } from 'node:crypto';
import {
  injectionSessionRecordSchema,
  outcomeReportSchema,
  practiceSchema,
  problemSchema,
  sessionDraftSchema,
  type ListedCareSite,
} from '@glabella/contracts';
import { exported, linesOf } from '../exports/export-steps';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

jest.setTimeout(60_000);

const main = { code: 'main', name: 'Main street' };
const riverside = { code: 'riverside', name: 'Riverside' };
const open = (site: typeof main): ListedCareSite => ({ ...site, isClosed: false });

describe('the site of care of a session', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  async function list(...careSites: readonly ListedCareSite[]) {
    const { version, name, timeZone, phone, safetyText, crisisLines, settings } = (
      await clinic.administrator.get('/api/v1/practice')
    ).as(practiceSchema);
    const body = { name, timeZone, phone, safetyText, crisisLines };
    return clinic.administrator.put(
      '/api/v1/practice',
      { ...body, settings: { ...settings, careSites } },
      { version },
    );
  }
  const newCourse = async (familyName: string) =>
    clinic.createCourse(await clinic.createPatient({ familyName, mrn: randomUUID().slice(0, 8) }));
  const recordOf = async (id: string) =>
    (await clinic.psychiatrist.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema);

  it('is not asked where the practice lists none', async () => {
    const draft = await clinic.createDraft(await newCourse('Aalto'));
    expect([draft.body.careSite, draft.context.careSites]).toEqual([null, []]);
  });

  it('begins as the only site, then as the one where the injector signed last', async () => {
    await list(open(main));
    const first = await newCourse('Aalto');
    expect((await clinic.createDraft(first)).body.careSite).toEqual(main);
    await list(open(main), open(riverside));
    const second = await newCourse('Berg');
    expect((await clinic.createDraft(second)).body.careSite).toBeNull();
    await clinic.signedSession(second, { careSite: riverside });
    const third = await clinic.createDraft(await newCourse('Celan'));
    expect(third.body.careSite).toEqual(riverside);
    expect(third.context.careSites).toEqual([main, riverside]);
  });

  it('is kept as it was called, through an amendment and a void', async () => {
    await list(open(main), open(riverside));
    const { id } = await clinic.signedSession(await newCourse('Aalto'), { careSite: main });
    await list({ ...main, name: 'Main street, new name', isClosed: true }, open(riverside));
    expect((await recordOf(id)).versions[0]?.careSite).toEqual(main);
    const answer = await clinic.psychiatrist.post(
      `/api/v1/sessions/${id}/amendment-draft`,
      undefined,
      { idempotencyKey: randomUUID() },
    );
    const draft = answer.as(sessionDraftSchema);
    expect(draft.context.careSites).toEqual([main, riverside]);
    const body = { ...draft.body, careSite: riverside, amendmentReason: 'The other site.' };
    expect((await clinic.sign(await clinic.saveDraft(draft, body))).status).toBe(201);
    expect((await recordOf(id)).versions.map(({ careSite }) => careSite?.code)).toEqual([
      'riverside',
      'main',
    ]);
  });

  it('is one of the practice’s list, or the session does not sign', async () => {
    await list(open(main));
    const draft = await clinic.createDraft(await newCourse('Aalto'));
    const body = clinic.completeBody(draft, { careSite: { code: 'nowhere', name: 'Nowhere' } });
    const refused = await clinic.sign(await clinic.saveDraft(draft, body));
    expect([refused.status, refused.as(problemSchema).code]).toEqual([
      422,
      'session.care_site_unknown',
    ]);
  });

  it('stays on the list once it is there; closed, it is offered to no new session', async () => {
    await list(open(main), open(riverside));
    const dropped = await list(open(riverside));
    expect([dropped.status, dropped.as(problemSchema).code]).toEqual([
      422,
      'practice.care_site_dropped',
    ]);
    expect((await list({ ...main, isClosed: true }, open(riverside))).status).toBe(200);
    const draft = await clinic.createDraft(await newCourse('Aalto'));
    expect([draft.body.careSite, draft.context.careSites]).toEqual([riverside, [riverside]]);
  });

  it('narrows report and export, "not recorded" being a choice of its own', async () => {
    await list(open(main), open(riverside));
    await clinic.signedSession(await newCourse('Aalto'), { careSite: main });
    await clinic.signedSession(await newCourse('Berg'), { careSite: null });
    const sessionsAt = async (careSite: string) => {
      const question = { from: '2026-01-01', to: '2026-12-31', careSite };
      const answer = await clinic.administrator.post('/api/v1/outcomes/report', question);
      return answer.as(outcomeReportSchema).treated.sessions;
    };
    expect([await sessionsAt('main'), await sessionsAt('none')]).toEqual(['<5', '<5']);
    expect(await sessionsAt('riverside')).toBe(0);
    const sitesIn = async (kind: 'identified' | 'pseudonymised', careSite: string) => {
      const client = clinic.administrator;
      const archive = await exported(client, kind, 'csv-analysis', { careSite });
      const lines = linesOf(archive, 'injection_sites');
      return new Set(lines.map((line) => [line['care_site'], line['care_site_name']].join('|')));
    };
    expect(await sitesIn('identified', 'main')).toEqual(new Set(['main|Main street']));
    expect(await sitesIn('identified', 'none')).toEqual(new Set(['|']));
    expect(await sitesIn('identified', 'riverside')).toEqual(new Set());
    const [hidden = ''] = await sitesIn('pseudonymised', 'main');
    expect(hidden).not.toContain('ain');
  });
});
