import { randomUUID } from 'node:crypto';
import {
  frownRatingVersionsSchema,
  lifeEventVersionsSchema,
  medicationVersionsSchema,
  priorTreatmentVersionsSchema,
} from '@glabella/contracts';
import { recordOf, refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import {
  frownRating,
  lifeEvent,
  mirtazapine,
  post,
  recorded,
  sertralineTrial,
  type HistoryAddress,
} from './records';

const addresses: readonly HistoryAddress[] = [
  'prior-treatments',
  'medications',
  'frown-ratings',
  'life-events',
];

describe('the history of a patient', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  const bodyFor = (address: HistoryAddress): object =>
    ({
      'prior-treatments': sertralineTrial(),
      medications: mirtazapine(),
      'frown-ratings': frownRating(clinic.people.clinician.id),
      'life-events': lifeEvent(),
    })[address];
  const versionOne = (id: string) => ({
    id,
    patientId: patient,
    version: 1,
    status: 'recorded',
    reason: null,
    author: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
    recordedAt: '2026-04-23T08:30:00.000Z',
    firstRecordedAt: '2026-04-23T08:30:00.000Z',
  });

  it('keeps a treatment before toxin to the word, its dates as they were said', async () => {
    const body = sertralineTrial({ weeksAtDose: 6.5, sideEffects: 'Nausea' });
    const { id } = await recorded(clinic.clinician, patient, 'prior-treatments', body);
    const answer = await clinic.administrator.get(`/api/v1/prior-treatments/${id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    const expected = { ...body, ...versionOne(id) };
    expect(answer.as(priorTreatmentVersionsSchema).versions).toEqual([expected]);
    expect((await recordOf(clinic, patient)).priorTreatments).toEqual([expected]);
  });

  it('keeps a medication with its doses in order', async () => {
    const body = mirtazapine();
    const { id } = await recorded(clinic.clinician, patient, 'medications', body);
    const answer = await clinic.administrator.get(`/api/v1/medications/${id}`);
    const expected = { ...body, ...versionOne(id) };
    expect(answer.as(medicationVersionsSchema).versions).toEqual([expected]);
    expect((await recordOf(clinic, patient)).medications).toEqual([expected]);
  });

  it('keeps a frown rating with who rated', async () => {
    const { psychiatrist } = clinic.people;
    const { ratedById, ...body } = frownRating(psychiatrist.id, { atRest: null });
    const { id } = await recorded(clinic.clinician, patient, 'frown-ratings', {
      ...body,
      ratedById,
    });
    const answer = await clinic.administrator.get(`/api/v1/frown-ratings/${id}`);
    const ratedBy = { id: psychiatrist.id, displayName: 'Dr. Synthetic One' };
    const expected = { ...body, ratedBy, ...versionOne(id) };
    expect(answer.as(frownRatingVersionsSchema).versions).toEqual([expected]);
    expect((await recordOf(clinic, patient)).frownRatings).toEqual([expected]);
  });

  it('keeps a life event with as much of its date as is known, the earliest first', async () => {
    const body = lifeEvent();
    const { id } = await recorded(clinic.clinician, patient, 'life-events', body);
    const answer = await clinic.administrator.get(`/api/v1/life-events/${id}`);
    const expected = { ...body, ...versionOne(id) };
    expect(answer.as(lifeEventVersionsSchema).versions).toEqual([expected]);
    for (const happenedOn of ['2026-03-01', '2026', '2026-02-28']) {
      const earlier = lifeEvent({ happenedOn, kind: 'other' });
      await recorded(clinic.clinician, patient, 'life-events', earlier);
    }
    const { lifeEvents } = await recordOf(clinic, patient);
    expect(lifeEvents.map(({ happenedOn }) => happenedOn)).toEqual([
      '2026',
      '2026-02-28',
      '2026-03',
      '2026-03-01',
    ]);
    expect(lifeEvents[2]).toEqual(expected);
  });

  it('leaves a trace of who wrote and read a life event, and nothing of its note', async () => {
    const body = lifeEvent({ note: 'zeisig-of-the-event' });
    const { id } = await recorded(clinic.clinician, patient, 'life-events', body);
    const path = `/api/v1/life-events/${id}`;
    await clinic.clinician.get(path);
    await clinic.clinician.put(path, { ...body, reason: 'zeisig-of-the-event' }, { version: 1 });
    await clinic.clinician.post(`${path}/void`, { reason: 'zeisig-of-the-event' }, { version: 2 });
    const trail = await clinic.administrator.get('/api/v1/audit?limit=50');
    for (const verb of ['record', 'read', 'correct', 'void']) {
      expect(trail.text).toContain(`life-event.${verb}`);
    }
    expect(trail.text).not.toContain('zeisig-of-the-event');
  });

  it.each(addresses)(
    'of %s grows by versions; the ones before stay to the byte',
    async (address) => {
      const body = bodyFor(address);
      const { id } = await recorded(clinic.clinician, patient, address, body);
      const path = `/api/v1/${address}/${id}`;
      const stored = () => storedVersions(address, id);
      const [first] = await stored();
      const correction = { ...body, reason: 'Read in a letter' };
      expect((await clinic.psychiatrist.put(path, correction, { version: 1 })).json()).toEqual({
        id,
        version: 2,
      });
      const voiding = { reason: 'Other patient' };
      const voided = await clinic.clinician.post(`${path}/void`, voiding, { version: 2 });
      expect(voided.json()).toEqual({ id, version: 3 });
      const after = await stored();
      expect(after).toHaveLength(3);
      expect(after[0]).toBe(first);
      const { versions } = (await clinic.clinician.get(path)).json() as { versions: object[] };
      expect(versions).toMatchObject([
        { version: 3, status: 'voided', reason: 'Other patient' },
        { version: 2, status: 'recorded', reason: 'Read in a letter' },
        { version: 1, status: 'recorded', reason: null },
      ]);
      const refused = await clinic.clinician.put(path, correction, { version: 3 });
      expect(refused.status).toBe(409);
    },
  );

  it.each(addresses)('of %s changes only from the version that was read', async (address) => {
    const body = bodyFor(address);
    const { id } = await recorded(clinic.clinician, patient, address, body);
    const path = `/api/v1/${address}/${id}`;
    const correction = { ...body, reason: 'Read in a letter' };
    const put = (sent: object, version?: number) =>
      clinic.clinician.put(path, sent, version === undefined ? {} : { version });
    expect(refusal(await put(correction))).toEqual([428, 'request.version_missing']);
    expect(refusal(await put(correction, 2))).toEqual([412, 'record.changed']);
    expect(refusal(await put(body, 1))).toEqual([400, 'request.invalid']);
    expect(await storedVersions(address, id)).toHaveLength(1);
    const rush = await Promise.all(Array.from({ length: 12 }, () => put(correction, 1)));
    expect(rush.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(412)]);
  });

  it.each(addresses)('of %s is recorded once per key, by those who treat', async (address) => {
    const body = bodyFor(address);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(clinic.clinician, patient, address, body, key)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const elsewhere = await TestClinic.open(api());
    expect((await post(clinic.administrator, patient, address, body)).status).toBe(403);
    expect(refusal(await post(elsewhere.psychiatrist, patient, address, body))).toEqual([
      404,
      'record.not_found',
    ]);
  });

  it('refuses what the rules of the domain refuse, with the fields concerned', async () => {
    const wrong = sertralineTrial({ stoppedOn: '2025-09', weeksAtDose: null });
    expect(refusal(await post(clinic.clinician, patient, 'prior-treatments', wrong))).toEqual([
      422,
      'prior_treatment.stop_before_start',
    ]);
    const same = mirtazapine({
      steps: [
        { on: '2026-03', dose: 15 },
        { on: '2026-04', dose: 15 },
      ],
    });
    expect(refusal(await post(clinic.clinician, patient, 'medications', same))).toEqual([
      422,
      'medication.dose_not_changed',
    ]);
    const later = frownRating(clinic.people.clinician.id, { ratedOn: '2026-04-24' });
    expect(refusal(await post(clinic.clinician, patient, 'frown-ratings', later))).toEqual([
      422,
      'frown_rating.in_future',
    ]);
    const unsaid = lifeEvent({ kind: 'other', note: null });
    expect(refusal(await post(clinic.clinician, patient, 'life-events', unsaid))).toEqual([
      422,
      'life_event.other_not_said',
    ]);
    const coming = lifeEvent({ happenedOn: '2026-05' });
    expect(refusal(await post(clinic.clinician, patient, 'life-events', coming))).toEqual([
      422,
      'life_event.in_future',
    ]);
    const shapes: [HistoryAddress, object][] = [
      ['prior-treatments', sertralineTrial({ startedOn: '2025-13' })],
      ['prior-treatments', { ...sertralineTrial(), stage: 3 }],
      ['medications', mirtazapine({ steps: [] })],
      ['frown-ratings', { ...frownRating(clinic.people.clinician.id), atRest: 4 }],
      ['life-events', { ...lifeEvent(), kind: 'holiday' }],
      ['life-events', lifeEvent({ note: 'n'.repeat(201) })],
    ];
    for (const [address, body] of shapes) {
      expect(refusal(await post(clinic.clinician, patient, address, body))).toEqual([
        400,
        'request.invalid',
      ]);
    }
  });

  it('adds a drug to a treatment of the same patient alone, never to itself or to a voided one', async () => {
    const other = await clinic.createPatient({ mrn: `M-${randomUUID().slice(0, 8)}` });
    const { id: foreign } = await recorded(
      clinic.clinician,
      other,
      'prior-treatments',
      sertralineTrial(),
    );
    const { id } = await recorded(clinic.clinician, patient, 'prior-treatments', sertralineTrial());
    const lithium = (augmentationOfId: string) =>
      sertralineTrial({ drugId: 'lithium', maximumDose: 800, augmentationOfId });
    const added = await post(clinic.clinician, patient, 'prior-treatments', lithium(id));
    expect(added.status).toBe(201);
    const refused = [422, 'prior_treatment.added_to_unknown'];
    const tried = await post(clinic.clinician, patient, 'prior-treatments', lithium(foreign));
    expect(refusal(tried)).toEqual(refused);
    const path = `/api/v1/prior-treatments/${id}`;
    const itself = { ...lithium(id), reason: 'Added to' };
    expect(refusal(await clinic.clinician.put(path, itself, { version: 1 }))).toEqual(refused);
    await clinic.clinician.post(`${path}/void`, { reason: 'Other patient' }, { version: 1 });
    const late = await post(clinic.clinician, patient, 'prior-treatments', lithium(id));
    expect(refusal(late)).toEqual(refused);
  });

  it('has frown ratings by psychiatrists and clinicians alone', async () => {
    const body = frownRating(clinic.people.administrator.id);
    expect(refusal(await post(clinic.clinician, patient, 'frown-ratings', body))).toEqual([
      422,
      'frown_rating.rater_unfit',
    ]);
  });

  it('keeps who rated after that person rates no longer, and takes nobody else who does not', async () => {
    const leaver = await clinic.practice.addStaff(['clinician'], 'Synthetic Leaver');
    const { id } = await recorded(
      clinic.clinician,
      patient,
      'frown-ratings',
      frownRating(leaver.id),
    );
    const own = frownRating(clinic.people.clinician.id);
    const { id: other } = await recorded(clinic.clinician, patient, 'frown-ratings', own);
    await clinic.administrator.put(
      `/api/v1/staff/${leaver.id}`,
      { displayName: leaver.displayName, roles: ['administrator'], isDisabled: false },
      { version: 1 },
    );
    const body = { ...frownRating(leaver.id, { atMaximum: 3 }), reason: 'Misread' };
    const correct = (rating: string) =>
      clinic.clinician.put(`/api/v1/frown-ratings/${rating}`, body, { version: 1 });
    expect((await correct(id)).status).toBe(200);
    expect(refusal(await correct(other))).toEqual([422, 'frown_rating.rater_unfit']);
  });

  /** Every stored version as its bytes. */
  function storedVersions(address: HistoryAddress, id: string): Promise<string[]> {
    const table = address.replace(/s$/, '').replace('-', '_');
    return clinic.asApplication(async (client) => {
      const { rows } = await client.query<{ bytes: string }>(
        `SELECT v::text AS bytes FROM ${table}_version v WHERE ${table}_id = $1 ORDER BY version`,
        [id],
      );
      return rows.map(({ bytes }) => bytes);
    });
  }
});

describe('a history that cannot be true', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    patient = await clinic.createPatient();
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['prior_treatment', { reason: ' ' }, 'prior_treatment_correction_has_reason'],
    ['prior_treatment', { status: 'draft' }, 'prior_treatment_status_known'],
    ['prior_treatment', { version: 1 }, 'prior_treatment_version_pkey'],
    ['prior_treatment', { kind: 'hypnosis', drug_id: null }, 'prior_treatment_kind_known'],
    ['prior_treatment', { drug_id: null }, 'prior_treatment_drug_named'],
    ['prior_treatment', { drug_id: 'other' }, 'prior_treatment_other_named'],
    ['prior_treatment', { started_on: '2025-13' }, 'prior_treatment_start_written'],
    ['prior_treatment', { stopped_on: 'May' }, 'prior_treatment_stop_written'],
    ['prior_treatment', { ongoing: true }, 'prior_treatment_ongoing_has_no_stop'],
    ['prior_treatment', { maximum_dose: -1 }, 'prior_treatment_dose_positive'],
    ['prior_treatment', { dose_unit: null }, 'prior_treatment_dose_with_unit'],
    ['prior_treatment', { weeks_at_dose: -1 }, 'prior_treatment_weeks_not_negative'],
    ['prior_treatment', { electrodes: 'bilateral' }, 'prior_treatment_electrodes_of_ect'],
    ['prior_treatment', { outcome: 'fine' }, 'prior_treatment_outcome_known'],
    ['prior_treatment', { adherence: 'good' }, 'prior_treatment_adherence_known'],
    ['prior_treatment', { augmentation_of: randomUUID() }, 'prior_treatment_added_to'],
    ['medication', { steps: '[]' }, 'medication_has_a_start'],
    ['medication', { stopped_on: '26' }, 'medication_stop_written'],
    ['medication', { drug_id: 'other' }, 'medication_other_named'],
    ['frown_rating', { at_rest: 4 }, 'frown_rating_grades'],
    ['frown_rating', { at_rest: null, at_maximum: null }, 'frown_rating_rates_something'],
    ['frown_rating', { rated_on: '2026-04-26' }, 'frown_rating_not_in_future'],
    ['frown_rating', { rated_by: randomUUID() }, 'frown_rating_rater'],
    ['life_event', { reason: ' ' }, 'life_event_correction_has_reason'],
    ['life_event', { happened_on: '2026-3' }, 'life_event_date_written'],
    ['life_event', { kind: 'holiday' }, 'life_event_kind_known'],
    ['life_event', { kind: 'other', note: ' ' }, 'life_event_other_said'],
    ['life_event', { note: 'n'.repeat(201) }, 'life_event_note_short'],
  ])('is refused by the database: %s with %j', async (table, changes, constraint) => {
    const body = {
      prior_treatment: sertralineTrial(),
      medication: mirtazapine(),
      frown_rating: frownRating(clinic.people.clinician.id),
      life_event: lifeEvent(),
    }[table];
    const address = `${table.replace('_', '-')}s` as HistoryAddress;
    const { id } = await recorded(clinic.clinician, patient, address, body);
    const insert = (changed: Readonly<Record<string, unknown>>) =>
      clinic.asApplication(async (client) => {
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT * FROM ${table}_version WHERE ${table}_id = $1`,
          [id],
        );
        const stored = rows[0] ?? {};
        const row: Record<string, unknown> = {
          ...stored,
          ...('steps' in stored ? { steps: JSON.stringify(stored['steps']) } : {}),
          version: 2,
          reason: 'Corrected',
          ...changed,
        };
        const columns = Object.keys(row);
        await client.query('SAVEPOINT before');
        try {
          await client.query(
            `INSERT INTO ${table}_version (${columns.join(', ')})
             VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
            Object.values(row),
          );
          return 'stored';
        } catch (error) {
          return (error as { constraint?: string; code: string }).constraint;
        } finally {
          await client.query('ROLLBACK TO before');
        }
      });
    expect(await insert({})).toBe('stored');
    expect(await insert(changes)).toBe(constraint);
  });
});
