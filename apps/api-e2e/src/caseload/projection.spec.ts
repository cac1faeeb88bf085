import { randomUUID } from 'node:crypto';
import { caseloadPageSchema, recordRefSchema, type RecordRef } from '@glabella/contracts';
import { maySetAside } from '@glabella/domain/outcomes';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { SummaryRebuild } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { clinicPassword, TestClinic } from '../support/test-clinic';
import { orderByHand } from './order-by-hand';
import { figure } from '../support/figure';

const today = '2026-04-23';
const numRuns = 5;

/** Something that people do to one of two patients: what, to whom, on which day, with which total. */
interface Step {
  readonly what:
    'record' | 'correct' | 'void' | 'move' | 'sign' | 'void-session' | 'set-aside' | 'archive';
  readonly patient: 0 | 1;
  readonly daysAgo: number;
  readonly total: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('record' as const) },
    { weight: 2, arbitrary: fc.constant('sign' as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom('correct', 'void', 'move', 'void-session', 'set-aside', 'archive'),
    },
  ),
  patient: fc.constantFrom(0, 1),
  daysAgo: fc.integer({ min: 0, max: 100 }),
  total: fc.integer({ min: 0, max: 27 }),
});

describe('the projection behind the caseload', () => {
  const api = useApi();

  it('is what the records say after any edits, voids, amendments and moves, and in the order worked out by hand', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 16 }), async (planned) => {
        const clinic = await TestClinic.open(api());
        steps += await apply(clinic, planned);
        const report = await api().app.get(SummaryRebuild).rebuild(callerOf(clinic));
        expect(report).toEqual({ patients: 2, differing: [] });
        const byHand = await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
          orderByHand(owner, today),
        );
        // What was set aside stands elsewhere: the order by hand knows nothing of it.
        if (planned.some(({ what }) => what === 'set-aside')) return;
        const answer = await clinic.clinician.post('/api/v1/caseload/search', {
          scope: 'practice',
          show: 'everybody',
        });
        expect(answer.as(caseloadPageSchema).rows.map(({ id, tier }) => [id, tier])).toEqual(
          byHand.map(({ patientId, tier }) => [patientId, tier]),
        );
      }),
      { numRuns, endOnFailure: true },
    );
    figure(
      'caseload projection beside a rebuild and the order by hand',
      `equal over ${numRuns} random histories of ${steps} accepted steps`,
      'all equal',
    );
    expect(steps).toBeGreaterThan(4 * numRuns);
  }, 300_000);

  /** Does what can be done and answers how many steps were accepted; the API refuses the rest by its own rules. */
  async function apply(clinic: TestClinic, planned: readonly Step[]): Promise<number> {
    const patients = [await clinic.createPatient(), await clinic.createPatient()] as const;
    const courses = [
      await clinic.createCourse(patients[0]),
      await clinic.createCourse(patients[1]),
    ] as const;
    const forms: RecordRef[] = [];
    const sessions: RecordRef[] = [];
    const versions = [1, 1];
    let accepted = 0;
    for (const { what, patient, daysAgo, total } of planned) {
      const on = addDays(today, -daysAgo);
      const id = patients[patient];
      const last = forms.at(-1);
      const form = {
        instrumentId: 'phq9',
        assessedOn: on,
        mode: 'phone',
        answers: answersOf(total),
      };
      const done = async (answer: Promise<{ status: number }>) => {
        const { status } = await answer;
        if (status < 300) accepted += 1;
        else if (![409, 412, 422].includes(status)) throw new Error(`${what} answered ${status}`);
        return status < 300;
      };
      const post = (path: string, body: object, version?: number) =>
        clinic.psychiatrist.post(`/api/v1/${path}`, body, {
          idempotencyKey: randomUUID(),
          ...(version === undefined ? {} : { version }),
        });
      if (what === 'record') {
        const answer = await post(`patients/${id}/assessments`, form);
        if (await done(Promise.resolve(answer))) forms.push(answer.as(recordRefSchema.loose()));
      } else if (what === 'sign') {
        // An archived patient has no session, and no draft of one.
        if ((versions[patient] ?? 1) % 2 === 0) continue;
        const draft = await clinic.createDraft(courses[patient]);
        const at = `${on}T08:00:00.000Z`;
        const body = clinic.completeBody(draft, {
          performedOn: on,
          injectedAt: at,
          reconstitutedAt: at,
          checkAnswers: everyAnswer,
        });
        const answer = await clinic.sign(await clinic.saveDraft(draft, body));
        if (await done(Promise.resolve(answer))) sessions.push(answer.as(recordRefSchema));
      } else if (what === 'void-session') {
        const session = sessions.pop();
        if (session) {
          const body = { reason: 'Synthetic.', password: clinicPassword };
          await done(post(`sessions/${session.id}/void`, body, session.version));
        }
      } else if (what === 'archive') {
        const version = versions[patient] ?? 1;
        const archiving = { isArchived: version % 2 === 1, reason: 'Synthetic.' };
        const answer = clinic.clinician.put(`/api/v1/patients/${id}/archiving`, archiving, {
          version,
        });
        if (await done(answer)) versions[patient] = version + 1;
      } else if (what === 'set-aside') {
        const answer = await clinic.clinician.post('/api/v1/caseload/search', {
          scope: 'practice',
          show: 'everybody',
        });
        const row = answer.as(caseloadPageSchema).rows.find((one) => one.id === id);
        const reason = row?.reasons.find(
          ({ kind, setAside }) => maySetAside(kind) && setAside === null,
        );
        if (reason) {
          const { kind, evidenceKey, version } = reason;
          await done(
            post(`caseload/${id}/acknowledge`, { kind, evidenceKey, note: null }, version),
          );
        }
      } else if (last) {
        forms.pop();
        const { id: formId, version } = last;
        const reason = 'Synthetic.';
        if (what === 'correct') {
          const body = { ...form, reason };
          const path = `/api/v1/assessments/${formId}`;
          const isDone = await done(clinic.clinician.put(path, body, { version }));
          forms.push({ id: formId, version: isDone ? version + 1 : version });
        } else if (what === 'void') {
          await done(post(`assessments/${formId}/void`, { reason }, version));
        } else {
          await done(post(`assessments/${formId}/move`, { toPatientId: id, reason }, version));
        }
      }
    }
    return accepted;
  }

  function callerOf(clinic: TestClinic) {
    const { id, displayName, roles } = clinic.people.administrator;
    return {
      practiceId: clinic.practice.id,
      staffId: id,
      displayName,
      roles,
      sessionId: randomUUID(),
      requestId: 'api-e2e',
      address: '127.0.0.1',
    };
  }
});

/** Answers with this sum, item 9 always 0. */
function answersOf(total: number): number[] {
  const eight = Array.from({ length: 8 }, (_, index) =>
    Math.min(3, Math.max(0, Math.min(total, 24) - 3 * index)),
  );
  return [...eight, 0];
}

/** Ticks and reasons for every check that a session of these dates can raise. */
const everyAnswer = [
  'baseline-missing',
  'phq9-missing',
  'phq9-old',
  'interval-short',
  'interval-borderline',
].flatMap((code) => [{ code, acknowledged: true, reason: 'Synthetic reason.', evidence: null }]);
