import {
  operationalListIds,
  operationalLists,
  operationalListSchema,
  type OperationalListId,
} from '@glabella/contracts';
import { credentialKind, findProduct, type CredentialKindId } from '@glabella/domain/treatment';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { figure } from '../support/figure';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

const today = '2026-11-23';
const now = `${today}T09:00:00Z`;
const period = { from: '2026-06-01', to: today };

type Row = Readonly<Record<string, string | null>>;
const dayOf = (date: string | null): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The lists of a practice worked out a second time, from whole tables and without the statements of the product. */
async function listsByHand(owner: pg.Client): Promise<Record<OperationalListId, Row[]>> {
  const all = async (table: string) => (await owner.query<Row>(`SELECT * FROM ${table}`)).rows;
  const named = new Map((await all('staff')).map((row) => [row['id'], row]));
  const nameOf = (id: string | null | undefined) => named.get(id ?? '')?.['display_name'] ?? null;
  const patients = new Map((await all('patient')).map((row) => [row['id'], row]));
  const patientCells = (id: string | null | undefined) => {
    const { given_name, family_name, birth_date = null, mrn = null } = patients.get(id ?? '') ?? {};
    return { patient: `${given_name} ${family_name}`, birth_date, mrn };
  };
  const latest = (rows: readonly Row[], day: string) =>
    rows.reduce<string | null>(
      (most, row) => ((row[day] ?? '') > (most ?? '') ? (row[day] ?? null) : most),
      null,
    );
  const current = async (table: string, key: string) => {
    const versions = await all(`${table}_version`);
    return (id: string | null | undefined) =>
      versions
        .filter((row) => row[key] === id)
        .sort((a, b) => Number(b['version']) - Number(a['version']))[0] ?? {};
  };
  const courseNow = await current('course', 'course_id');
  const sessionNow = await current('injection_session', 'session_id');
  const credentialNow = await current('staff_credential', 'credential_id');
  const standing = (rows: Row[]) => rows.filter((row) => String(row['voided']) === 'false');
  const assessments = standing(await all('assessment'));
  const sessions = standing(await all('injection_session'));
  const visits = await all('planned_visit');

  const notFollowedUp = (await all('course'))
    .filter(
      (course) =>
        course['ended_on'] === null && patients.get(course['patient_id'])?.['archived_at'] === null,
    )
    .flatMap((course) => {
      const closed = visits
        .filter(
          (visit) => visit['course_id'] === course['id'] && (visit['closes_on'] ?? '') < today,
        )
        .sort((a, b) => dayOf(b['closes_on'] ?? null) - dayOf(a['closes_on'] ?? null))[0];
      if (!closed || closed['done_assessment_id'] !== null) return [];
      const ofPatient = (rows: Row[]) =>
        rows.filter((row) => row['patient_id'] === course['patient_id']);
      return [
        {
          ...patientCells(course['patient_id']),
          visit_week: String(closed['week']),
          due_on: closed['due_on'] ?? null,
          days_late: String(dayOf(today) - dayOf(closed['closes_on'] ?? null)),
          last_assessed_on: latest(ofPatient(assessments), 'assessed_on'),
          last_injection_on: latest(ofPatient(sessions), 'performed_on'),
          responsible: nameOf(courseNow(course['id'])['responsible_id']),
        },
      ];
    });

  const openFollowUps = (await all('safety_follow_up'))
    .filter((row) => row['closed_at'] === null)
    .map((row) => {
      const opened = new Date(String(row['opened_at'])).getTime();
      return {
        ...patientCells(row['patient_id']),
        assessed_on:
          assessments.find(({ id }) => id === row['assessment_id'])?.['assessed_on'] ?? null,
        age_days: String(Math.floor((Date.parse(now) - opened) / 86_400_000)),
        late: new Date(String(row['due_at'])).getTime() <= Date.parse(now) ? 'yes' : 'no',
        acknowledged: row['acknowledged_at'] === null ? 'no' : 'yes',
        owner: nameOf(row['owner_id']),
      };
    });

  const credentials = (await all('staff_credential')).flatMap((row) => {
    const version = credentialNow(row['id']);
    const until = version['valid_until'] ?? null;
    const isActive = named.get(row['staff_id'])?.['disabled_at'] === null;
    if (!isActive || version['state'] !== 'verified' || until === null) return [];
    const left = dayOf(until) - dayOf(today);
    if (left > 60) return [];
    return [
      {
        person: nameOf(row['staff_id']),
        credential: credentialKind(version['kind'] as CredentialKindId).label,
        issuer: version['issuer'] ?? null,
        valid_until: until,
        days_left: String(left),
      },
    ];
  });

  const groups = new Map<
    string,
    { row: Row; patients: Set<string>; count: number; units: number; last: string }
  >();
  const cosignatures = await all('session_cosignature');
  const awaiting = new Map<string, number>();
  for (const session of sessions) {
    const on = session['performed_on'] ?? '';
    if (on < period.from || on > period.to) continue;
    const injector = nameOf(sessionNow(session['id'])['performed_by']) ?? '';
    const product = findProduct(session['product_id'] ?? '')?.name ?? '';
    const key = `${injector}/${product}`;
    const group = groups.get(key) ?? {
      row: { injector, product },
      patients: new Set(),
      count: 0,
      units: 0,
      last: '',
    };
    group.patients.add(session['patient_id'] ?? '');
    groups.set(key, {
      ...group,
      count: group.count + 1,
      units: group.units + Number(session['total_units']),
      last: on > group.last ? on : group.last,
    });
    const waits = cosignatures.some(
      (one) =>
        one['session_id'] === session['id'] &&
        one['session_version'] === session['version'] &&
        one['state'] === 'awaited',
    );
    awaiting.set(key, (awaiting.get(key) ?? 0) + (waits ? 1 : 0));
  }
  const injectors = [...groups].map(([key, group]) => ({
    ...group.row,
    sessions: String(group.count),
    patients: String(group.patients.size),
    units: String(group.units),
    awaiting_cosignature: String(awaiting.get(key)),
    last_session_on: group.last,
  }));

  const entries = (await all('stock_entry')).filter((entry) => {
    const day = new Date(String(entry['recorded_at'])).toISOString().slice(0, 10);
    return day >= period.from && day <= period.to;
  });
  const lots = (await all('stock_lot')).flatMap((lot) => {
    const own = entries.filter((entry) => entry['lot_id'] === lot['id']);
    if (own.length === 0) return [];
    const sum = (kinds: readonly string[], of: (entry: Row) => number) =>
      String(
        own
          .filter(({ kind }) => kinds.includes(kind ?? ''))
          .reduce((total, entry) => total + of(entry), 0),
      );
    const gone = (entry: Row) => -Number(entry['unopened']) - Number(entry['open']);
    const every = own.map(({ kind }) => kind ?? '');
    return [
      {
        product: findProduct(lot['product_id'] ?? '')?.name ?? null,
        lot_number: lot['lot_number'] ?? null,
        expires_on: lot['expires_on'] ?? null,
        vials_received: sum(['received', 'receipt-corrected'], ({ unopened }) => Number(unopened)),
        vials_used: sum(['used', 'use-undone'], gone),
        vials_discarded: sum(['wasted', 'discarded'], gone),
        units_injected: sum(every, (entry) => Number(entry['injected_units'])),
        units_wasted: sum(every, (entry) => Number(entry['wasted_units'])),
        vials_unopened: String(lot['unopened']),
      },
    ];
  });
  return {
    'not-followed-up': notFollowedUp,
    'open-follow-ups': openFollowUps,
    credentials,
    injectors,
    lots,
  };
}

describe('the lists from which a practice runs its week', () => {
  const api = useApi({ now });
  let practiceId = '';
  let [administrator, psychiatrist, clinician]: ApiClient[] = [];
  beforeAll(async () => {
    const options = { seed: 'glabella-demo', today, patientCount: 60 };
    ({ practiceId } = await loadSyntheticPractice(api().app, options, () => undefined));
    await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      owner.query(
        `UPDATE login SET email_key = staff_id || '@glabella.example' WHERE practice_id = $1`,
        [practiceId],
      ),
    );
    const practice = new TestPractice(api(), practiceId);
    administrator = await practice.clientOf('administrator');
    psychiatrist = await practice.clientOf('psychiatrist');
    clinician = await practice.clientOf('clinician');
  }, 240_000);

  const client = (one: ApiClient | undefined): ApiClient => {
    if (!one) throw new Error('Nobody is signed in');
    return one;
  };
  const read = async (list: OperationalListId, change = {}) => {
    const answer = await client(psychiatrist).get(addressOf('', { list, ...period, ...change }));
    expect(answer.status).toBe(200);
    return answer.as(operationalListSchema);
  };
  const addressOf = (path: string, query: Readonly<Record<string, string>>) =>
    `/api/v1/operational-lists${path}?${new URLSearchParams(query).toString()}`;
  const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

  it('hold what whole tables give by hand, cell by cell', async () => {
    const hand = await inPractice(api().database.ownerUrl, practiceId, listsByHand);
    let cells = 0;
    for (const list of operationalListIds) {
      const { columns } = operationalLists[list];
      const found = await read(list);
      expect(found).toMatchObject({ list, today, isComplete: true });
      const isNumber = (at: number) => columns[at]?.kind === 'number';
      const plain = (row: readonly (string | null)[]) =>
        row.map((cell, at) => (cell !== null && isNumber(at) ? String(Number(cell)) : cell));
      const expected = hand[list].map((row) => plain(columns.map(({ name }) => row[name] ?? null)));
      expect(expected.length).toBeGreaterThan(0);
      expect(inOrder(found.rows.map((row) => plain(row.cells)))).toEqual(inOrder(expected));
      cells += expected.length * columns.length;
    }
    figure(
      'operational lists of the demo practice',
      `${operationalListIds.length} lists, ${cells} cells equal by hand`,
      'all equal',
    );
  }, 120_000);

  it('are in the order that they say', async () => {
    const numbers = async (list: OperationalListId, name: string) => {
      const at = operationalLists[list].columns.findIndex((column) => column.name === name);
      return (await read(list)).rows.map(({ cells }) => Number(cells[at]));
    };
    const late = await numbers('not-followed-up', 'days_late');
    expect(late).toEqual([...late].sort((a, b) => b - a));
    const ages = await numbers('open-follow-ups', 'age_days');
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
    const left = await numbers('credentials', 'days_left');
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });

  it('speak of the days that were asked for, and refuse days in the wrong order', async () => {
    expect((await read('injectors', { from: '1999-01-01', to: '1999-12-31' })).rows).toEqual([]);
    expect((await read('lots', { from: '1999-01-01', to: '1999-12-31' })).rows).toEqual([]);
    const question = { list: 'lots', from: '2026-02-02', to: '2026-02-01' };
    expect((await client(administrator).get(addressOf('', question))).status).toBe(400);
  });

  it.each(operationalListIds)('%s is the same in its file', async (list) => {
    const answer = await client(administrator).get(addressOf('/file', { list, ...period }));
    expect(answer.status).toBe(200);
    const { hasPeriod } = operationalLists[list];
    const { today } = await read(list);
    const days = hasPeriod ? `${period.from}_${period.to}` : `${today}_${today}`;
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${list}_[a-z0-9-]+_${days}_\\d{8}T\\d{6}Z\\.csv"$`),
    );
    const [header, ...lines] = parse(answer.text, { record_delimiter: '\r\n' }) as string[][];
    expect(header).toEqual(operationalLists[list].columns.map(({ name }) => name));
    expect(lines).toEqual(
      (await read(list)).rows.map(({ cells }) => cells.map((cell) => cell ?? '')),
    );
  });

  it('go out to administrators alone, and stand in the trail with whose names were read', async () => {
    const question = { list: 'open-follow-ups', ...period };
    expect((await client(psychiatrist).get(addressOf('/file', question))).status).toBe(403);
    expect((await client(clinician).get(addressOf('', question))).status).toBe(403);
    const { rows } = await read('open-follow-ups');
    await client(administrator).get(addressOf('/file', question));
    const events = await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      const found = await owner.query<{ action: string; patient_ids: string[]; detail: object }>(
        `SELECT action, patient_ids, detail FROM audit_event
          WHERE action LIKE 'operational-list.%' AND outcome = 'done' ORDER BY id DESC LIMIT 2`,
      );
      return found.rows;
    });
    const patient_ids = [...new Set(rows.map(({ patientId }) => patientId))];
    const detail = { list: 'open-follow-ups', rows: rows.length };
    expect(events).toEqual([
      { action: 'operational-list.export', patient_ids, detail },
      { action: 'operational-list.read', patient_ids, detail },
    ]);
  });
});
