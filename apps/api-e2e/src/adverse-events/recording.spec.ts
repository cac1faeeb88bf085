import { randomUUID } from 'node:crypto';
import type { AdverseEventRecording } from '@glabella/contracts';
import { recordOf, refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { eventOf, post, ptosis, record } from './events';

describe('recording an adverse event', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });
  beforeEach(async () => {
    patient = await clinic.createPatient();
  });

  it('keeps what was said, by whom and when, and what was not answered as such', async () => {
    const body = ptosis({
      termId: 'other',
      otherWords: 'Ringing in the ear',
      severity: 'severe',
      seriousness: null,
      actions: null,
      relatedness: { category: 'possible', judgedById: clinic.people.psychiatrist.id },
      reports: [{ reportedTo: 'FDA MedWatch', reportedOn: '2026-04-23', reference: null }],
      note: 'Both sides.',
    });
    const { id } = await record(clinic, patient, body);
    const answer = await clinic.administrator.get(`/api/v1/adverse-events/${id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    const { versions, patient: listed } = await eventOf(clinic, id);
    const { relatedness, sessionId, ...facts } = body;
    expect(sessionId).toBeNull();
    expect(versions).toEqual([
      {
        ...facts,
        id,
        patientId: patient,
        version: 1,
        status: 'recorded',
        session: null,
        relatedness: {
          category: relatedness?.category,
          judgedBy: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
        },
        reason: null,
        author: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
        recordedAt: '2026-04-23T08:30:00.000Z',
        firstRecordedAt: '2026-04-23T08:30:00.000Z',
      },
    ]);
    expect(listed).toMatchObject({ id: patient, birthDate: '1984-03-12' });
  });

  it('links it to a session of the patient, and by it to product and lot', async () => {
    const { patientId, sessionId } = await clinic.treatedPatient();
    const { id } = await record(clinic, patientId, ptosis({ sessionId, onsetOn: '2026-04-23' }));
    const [event] = (await eventOf(clinic, id)).versions;
    expect(event?.session).toEqual({
      id: sessionId,
      performedOn: '2026-04-23',
      productId: 'onabotulinumtoxinA',
      lotNumber: 'SYN-LOT-1',
      isVoided: false,
    });
    const [ofRecord] = (await recordOf(clinic, patientId)).adverseEvents;
    expect(ofRecord).toEqual(event);
  });

  it.each<[string, Partial<AdverseEventRecording>, string, string]>([
    ['an onset tomorrow', { onsetOn: '2026-04-24' }, 'onset_in_future', 'onsetOn'],
    ['an onset before the birth', { onsetOn: '1984-03-11' }, 'onset_before_birth', 'onsetOn'],
    ['"other" without words', { termId: 'other' }, 'words_missing', 'otherWords'],
    ['words beside a term', { otherWords: 'On the left' }, 'words_not_asked', 'otherWords'],
    ['a resolved event without its day', { outcome: 'resolved' }, 'end_missing', 'endedOn'],
    ['an open event with a last day', { endedOn: '2026-04-23' }, 'end_not_asked', 'endedOn'],
    [
      'an end before the onset',
      { outcome: 'resolved', endedOn: '2026-04-21' },
      'end_before_onset',
      'endedOn',
    ],
    [
      'a fatal outcome that nobody calls serious',
      { outcome: 'fatal', endedOn: '2026-04-23' },
      'fatal_outcome_without_death',
      'seriousness',
    ],
    [
      'a report of tomorrow',
      { reports: [{ reportedTo: 'FDA', reportedOn: '2026-04-24', reference: null }] },
      'report_in_future',
      'reports.0.reportedOn',
    ],
  ])('refuses %s and names the field', async (_, changes, code, field) => {
    const answer = await post(clinic.clinician, patient, ptosis(changes));
    expect(answer.json()).toMatchObject({
      status: 422,
      code: `adverse_event.${code}`,
      issues: [{ path: field }],
    });
  });

  it('refuses an onset before the session, and names its day', async () => {
    const { patientId, sessionId } = await clinic.treatedPatient();
    const answer = await post(clinic.clinician, patientId, ptosis({ sessionId }));
    expect(refusal(answer)).toEqual([422, 'adverse_event.onset_before_session']);
    expect(answer.text).toContain('23 Apr 2026');
  });

  it('refuses the session of another patient, and one that is voided', async () => {
    const other = await clinic.treatedPatient();
    const body = ptosis({ sessionId: other.sessionId, onsetOn: '2026-04-23' });
    const unknown = [422, 'adverse_event.session_unknown'];
    expect(refusal(await post(clinic.clinician, patient, body))).toEqual(unknown);
    const nobodys = { ...body, sessionId: randomUUID() };
    expect(refusal(await post(clinic.clinician, patient, nobodys))).toEqual(unknown);
    await clinic.voidSession(other.sessionId);
    expect(refusal(await post(clinic.clinician, other.patientId, body))).toEqual([
      422,
      'adverse_event.session_voided',
    ]);
  });

  it('lets psychiatrists and clinicians of the practice judge relatedness, nobody else', async () => {
    const stranger = (await TestClinic.open(api())).people.psychiatrist.id;
    for (const judgedById of [clinic.people.administrator.id, stranger, randomUUID()]) {
      const body = ptosis({ relatedness: { category: 'probable', judgedById } });
      expect(refusal(await post(clinic.clinician, patient, body))).toEqual([
        422,
        'adverse_event.judge_unfit',
      ]);
    }
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an unknown term', { ...ptosis(), termId: 'sadness' }],
    ['an unknown criterion', { ...ptosis(), seriousness: ['unpleasant'] }],
    ['a field of its own', { ...ptosis(), isSerious: false }],
    ['a severity that nobody chose', { ...ptosis(), severity: null }],
    ['words of spaces', { ...ptosis(), termId: 'other', otherWords: '  ' }],
    ['too many reports', { ...ptosis(), reports: Array(11).fill(null) }],
  ])('refuses %s for its shape', async (_, body) => {
    expect(refusal(await post(clinic.clinician, patient, body))).toEqual([400, 'request.invalid']);
  });

  it('is done once per key, also when it is sent twenty times at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(clinic.clinician, patient, ptosis(), key)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await recordOf(clinic, patient)).adverseEvents).toHaveLength(1);
    const other = await post(clinic.clinician, patient, ptosis({ severity: 'severe' }), key);
    expect(refusal(other)).toEqual([422, 'request.idempotency_key_reused']);
  });

  it('is for psychiatrists and clinicians of the practice', async () => {
    const elsewhere = await TestClinic.open(api());
    expect(refusal(await post(clinic.administrator, patient, ptosis()))[0]).toBe(403);
    expect(refusal(await post(elsewhere.clinician, patient, ptosis()))).toEqual([
      404,
      'record.not_found',
    ]);
    expect((await post(clinic.psychiatrist, patient, ptosis())).status).toBe(201);
  });
});
