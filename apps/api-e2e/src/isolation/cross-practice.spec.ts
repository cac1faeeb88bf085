import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import { hashPassword, loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { operationsOf, type OpenApiDocument, type Operation } from '../support/openapi-operations';
import { idPaths, sampledBody, sampledPassword } from '../support/sampled-body';
import { figure } from '../support/figure';

/**
 * Places where an id that nobody has is no error: filters find nothing, a draft keeps what is typed and is checked
 * when it is signed, follow-ups go to somebody only when a person is disabled, and what a half-written form is about only
 * tells it from others of the same person.
 */
const unchecked = [
  'exceptId',
  'actorId',
  'performedById',
  'reconstitutedBy.staffId',
  'aftercareById',
  'followUpsTo',
  'path subjectId',
];

const clinicalKinds = {
  patient: 'SELECT id FROM patient LIMIT 1',
  course: 'SELECT id FROM course WHERE ended_on IS NULL LIMIT 1',
  consent: 'SELECT id FROM patient_consent LIMIT 1',
  session: 'SELECT id FROM injection_session LIMIT 1',
  draft: 'SELECT id FROM session_draft LIMIT 1',
  assessment: 'SELECT id FROM assessment LIMIT 1',
  followUp: 'SELECT id FROM safety_follow_up WHERE closed_at IS NULL LIMIT 1',
  adverseEvent: 'SELECT id FROM adverse_event LIMIT 1',
  priorTreatment: 'SELECT id FROM prior_treatment LIMIT 1',
  medication: 'SELECT id FROM medication LIMIT 1',
  frownRating: 'SELECT id FROM frown_rating LIMIT 1',
  lifeEvent: 'SELECT id FROM life_event LIMIT 1',
  credential: 'SELECT id FROM staff_credential LIMIT 1',
  cosignature: `SELECT id FROM session_cosignature WHERE state = 'awaited' LIMIT 1`,
  stockLot: 'SELECT id FROM stock_lot LIMIT 1',
  delivery: 'SELECT delivery_id AS id FROM stock_delivery_version LIMIT 1',
  recall: 'SELECT id FROM lot_recall LIMIT 1',
  savedReport: `SELECT id FROM saved_report WHERE owner_id IN
                  (SELECT id FROM staff WHERE 'psychiatrist' = ANY (roles)) LIMIT 1`,
  psychiatrist: `SELECT id FROM staff WHERE 'psychiatrist' = ANY (roles) LIMIT 1`,
  clinician: `SELECT id FROM staff WHERE 'clinician' = ANY (roles) LIMIT 1`,
} as const;
type Kind = keyof typeof clinicalKinds;
type Ids = Readonly<Record<Kind, string>>;

/** The kind of record that an id names, by the name of its place. */
function kindAt(path: string, place: string): Kind {
  if (/responsible|performedBy|judgedBy|supervisor|ratedBy/i.test(place)) return 'psychiatrist';
  if (/clinician|owner|aftercareBy|followUpsTo|takenBy/i.test(place)) return 'clinician';
  if (/augmentationOf/.test(place)) return 'priorTreatment';
  if (/courseId/.test(place)) return 'course';
  if (/sessionId/.test(place)) return 'session';
  if (/patient/i.test(place)) return 'patient';
  if (path.includes('/courses/{id}')) return 'course';
  if (path.includes('/consents/{id}')) return 'consent';
  if (path.includes('/session-drafts/{id}')) return 'draft';
  if (path.includes('/sessions/{id}')) return 'session';
  if (path.includes('/assessments/{id}')) return 'assessment';
  if (path.includes('/follow-ups/{id}')) return 'followUp';
  if (path.includes('/adverse-events/{id}')) return 'adverseEvent';
  if (path.includes('/prior-treatments/{id}')) return 'priorTreatment';
  if (path.includes('/medications/{id}')) return 'medication';
  if (path.includes('/frown-ratings/{id}')) return 'frownRating';
  if (path.includes('/life-events/{id}')) return 'lifeEvent';
  if (path.includes('/credentials/{id}')) return 'credential';
  if (path.includes('/cosignatures/{id}')) return 'cosignature';
  if (path.includes('/stock/lots/{id}')) return 'stockLot';
  if (path.includes('/stock/deliveries/{id}')) return 'delivery';
  if (path.includes('/recalls/{id}')) return 'recall';
  if (path.includes('/saved-reports/{id}')) return 'savedReport';
  if (path.includes('/staff/{id}')) return 'clinician';
  return 'patient';
}

describe('another practice', () => {
  const api = useApi({ now: '2026-11-23T09:00:00Z' });
  let operations: Operation[];
  let clients: Map<Role, ApiClient>;
  let own: Ids;
  let foreign: Ids;
  let foreignMarks: string[];

  beforeAll(async () => {
    const mine = await load('own');
    const theirs = await load('foreign');
    own = await idsOf(mine);
    foreign = await idsOf(theirs);
    foreignMarks = await marksOf(theirs, Object.values(foreign));
    const practice = new TestPractice(api(), mine);
    clients = new Map<Role, ApiClient>();
    const hash = await hashPassword(sampledPassword);
    for (const role of ['psychiatrist', 'clinician', 'administrator'] as const) {
      const person = await practice.addStaff([role]);
      clients.set(role, await practice.signIn(person));
      await inPractice(api().database.ownerUrl, mine, (owner) =>
        owner.query('UPDATE login SET password_hash = $1 WHERE staff_id = $2', [hash, person.id]),
      );
    }
    const document = (await api().newClient().get('/api/openapi.json')).json();
    operations = operationsOf(document as OpenApiDocument).filter(({ roles }) => roles.length > 0);
  }, 60_000);

  /** A practice with records of every kind; the accounts of the demo exist once, so the first one's are renamed. */
  async function load(seed: string): Promise<string> {
    const { app, database } = api();
    const options = { seed, today: '2026-11-23', patientCount: 15 };
    const { practiceId } = await loadSyntheticPractice(app, options, () => undefined);
    await inPractice(database.ownerUrl, practiceId, async (owner) => {
      await owner.query(`UPDATE login SET email_key = staff_id || '@glabella.example'
                          WHERE practice_id = '${practiceId}'`);
      await owner.query(
        `INSERT INTO session_draft (practice_id, id, patient_id, course_id, body, created_by, created_at,
                                    updated_by, updated_at)
         SELECT c.practice_id, gen_random_uuid(), c.patient_id, c.id, '{}', s.id, now(), s.id, now()
           FROM course c, staff s WHERE c.ended_on IS NULL LIMIT 1`,
      );
    });
    return practiceId;
  }

  async function idsOf(practiceId: string): Promise<Ids> {
    return inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      const ids: Partial<Record<Kind, string>> = {};
      for (const [kind, sql] of Object.entries(clinicalKinds)) {
        const { rows } = await owner.query<{ id: string }>(sql);
        ids[kind as Kind] = rows[0]?.id ?? '';
      }
      expect(Object.values(ids).every((id) => id !== '')).toBe(true);
      return ids as Ids;
    });
  }

  /** Texts that may never reach the other practice: ids that were not sent, record numbers, addresses. */
  async function marksOf(practiceId: string, sent: readonly string[]): Promise<string[]> {
    const client = new pg.Client({ connectionString: api().database.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ mark: string }>(
      `SELECT id::text AS mark FROM patient WHERE practice_id = $1
       UNION ALL SELECT id::text FROM staff WHERE practice_id = $1
       UNION ALL SELECT id::text FROM assessment WHERE practice_id = $1
       UNION ALL SELECT id::text FROM injection_session WHERE practice_id = $1
       UNION ALL SELECT id::text FROM adverse_event WHERE practice_id = $1
       UNION ALL SELECT id::text FROM prior_treatment WHERE practice_id = $1
       UNION ALL SELECT id::text FROM medication WHERE practice_id = $1
       UNION ALL SELECT id::text FROM frown_rating WHERE practice_id = $1
       UNION ALL SELECT id::text FROM life_event WHERE practice_id = $1
       UNION ALL SELECT id::text FROM staff_credential WHERE practice_id = $1
       UNION ALL SELECT id::text FROM session_cosignature WHERE practice_id = $1
       UNION ALL SELECT id::text FROM stock_lot WHERE practice_id = $1
       UNION ALL SELECT id::text FROM lot_recall WHERE practice_id = $1
       UNION ALL SELECT id::text FROM saved_report WHERE practice_id = $1
       UNION ALL SELECT id::text FROM course WHERE practice_id = $1`,
      [practiceId],
    );
    await client.end();
    return rows.map(({ mark }) => mark).filter((mark) => !sent.includes(mark));
  }

  const idsIn = ({ parameters }: Operation, where: 'path' | 'query'): string[] =>
    parameters
      .filter(({ schema, in: place }) => place === where && schema.format === 'uuid')
      .map(({ name }) => name);

  /** One call with this id in this place, the caller's own ids everywhere else, over the version that stands now. */
  async function call(operation: Operation, place: string, id: string): Promise<Answer> {
    const { method, path, roles, body } = operation;
    const idAt = (at: string) => (at === place ? id : own[kindAt(path, at)]);
    const filled = path
      .replaceAll('{form}', 'adverse-event')
      .replace(/\{(\w+)\}/g, (_, name: string) => idAt(`path ${name}`));
    const query = idsIn(operation, 'query').includes(place) ? `?${place}=${id}` : '';
    const client = clients.get(roles[0] ?? 'administrator');
    if (!client) throw new Error(`Nobody may call ${path}`);
    const send = (version: number) =>
      client.call(method, filled + query, body ? sampledBody(body, { idAt }) : undefined, {
        version,
        idempotencyKey: randomUUID(),
      });
    const answer = await send(1);
    if (answer.status !== 412) return answer;
    const { fields } = answer.json() as { fields: { currentVersion: number } };
    return send(fields.currentVersion);
  }

  function placesOf(operation: Operation): string[] {
    return [
      ...idsIn(operation, 'path').map((name) => `path ${name}`),
      ...idsIn(operation, 'query'),
      ...(operation.body ? idPaths(operation.body) : []),
    ];
  }

  /** The answer without what differs from call to call: its number, and the version and time of a stored draft. */
  const comparable = (text: string) =>
    text.replace(/"(requestId|savedAt)":"[^"]*"|"version":\d+/g, '');

  it('is refused in every id of every route like an id that nobody has, and shows no byte', async () => {
    const faults: string[] = [];
    let calls = 0;
    for (const operation of operations) {
      for (const place of placesOf(operation)) {
        const nobodys = await call(operation, place, randomUUID());
        // A body that is refused for its shape would never reach the record: then the sweep shows nothing.
        if (nobodys.status === 400) faults.push(`${operation.path} ${place}: ${nobodys.text}`);
        for (const [kind, id] of Object.entries(foreign)) {
          const answer = await call(operation, place, id);
          calls += 2;
          const where = `${operation.method} ${operation.path} ${place} = ${kind}: ${answer.status}`;
          const isUnchecked = unchecked.some((end) => `.${place}`.endsWith(`.${end}`));
          if (answer.status < 300 && !isUnchecked) faults.push(`${where} succeeded`);
          if (answer.status >= 500) faults.push(`${where} failed`);
          if (answer.status !== nobodys.status)
            faults.push(`${where}, nobody's: ${nobodys.status}`);
          if (comparable(answer.text) !== comparable(nobodys.text)) {
            faults.push(`${where} answers otherwise: ${answer.text} / ${nobodys.text}`);
          }
          if (foreignMarks.some((mark) => answer.text.includes(mark)))
            faults.push(`${where} leaks`);
        }
      }
    }
    figure("another practice's ids in every place", `${calls} calls, ${faults.length} faults`, '0');
    expect(faults).toEqual([]);
    expect(calls).toBeGreaterThan(500);
  }, 120_000);

  it('is invisible in every list', async () => {
    const faults: string[] = [];
    for (const operation of operations.filter((one) => placesOf(one).length === 0)) {
      if (operation.method !== 'GET' && !operation.path.endsWith('/search')) continue;
      const answer = await call(operation, '', '');
      if (answer.status >= 500) faults.push(`${operation.path}: ${answer.status}`);
      if ([...foreignMarks, ...Object.values(foreign)].some((mark) => answer.text.includes(mark))) {
        faults.push(`${operation.method} ${operation.path} leaks`);
      }
    }
    expect(faults).toEqual([]);
  });
});
