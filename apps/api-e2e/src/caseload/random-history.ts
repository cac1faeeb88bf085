import { randomUUID } from 'node:crypto';
import {
  assessmentRecordedSchema,
  caseloadPageSchema,
  followUpListSchema,
  recordRefSchema,
  type AssessmentRecording,
  type RecordRef,
} from '@glabella/contracts';
import { maySetAside } from '@glabella/domain/outcomes';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import type { Answer } from '../support/api-client';
import { clinicPassword, type TestClinic } from '../support/test-clinic';

/** The day on which the test clock stands. */
export const today = '2026-04-23';

/** Of these three the last is treated for the axillae. */
export const patientCount = 3;
const axillary = 2;

/** How item 9 was answered; few: item 9 is 0, and half of the others are open. */
const anyItem9 = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3) },
  { weight: 3, arbitrary: fc.constantFrom('unanswered' as const, 'few' as const) },
);

/** Something that people do to one of the patients: what, to whom, on which day, with which answers. */
export const anyStep = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constant('record' as const) },
    { weight: 3, arbitrary: fc.constant('sign' as const) },
    {
      weight: 14,
      arbitrary: fc.constantFrom(
        'correct',
        'correct',
        'void',
        'move',
        'void-session',
        'set-aside',
        'set-aside',
        'set-aside',
        'archive',
        'close-follow-up',
        'close-follow-up',
        'assign-follow-up',
      ),
    },
  ),
  patient: fc.integer({ min: 0, max: patientCount - 1 }),
  daysAgo: fc.integer({ min: 0, max: 120 }),
  total: fc.integer({ min: 0, max: 24 }),
  item9: anyItem9,
});
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

/** What a form says of item 9, the graver the higher: 0, too few answers for a total, not answered, 1 to 3. */
type Concern = 0 | 0.3 | 0.6 | 1 | 2 | 3;

/** A form as it stands, with its follow-up by the decisions. */
interface Form {
  readonly id: string;
  version: number;
  patient: string;
  readonly instrument: 'phq9' | 'hdss';
  concern: Concern;
  isVoided: boolean;
  isFollowUpOpen: boolean;
}

/** A clinic in which one step after the other is done, and what by hand must have come of it. */
export class RandomHistory {
  private constructor(
    private readonly clinic: TestClinic,
    private readonly patients: readonly string[],
    private readonly courses: readonly string[],
  ) {}

  private readonly forms: Form[] = [];
  private readonly sessions: RecordRef[] = [];
  private readonly versions: number[] = [1, 1, 1];
  /** How often each kind of step was accepted. */
  readonly accepted = new Map<string, number>();

  static async begin(clinic: TestClinic): Promise<RandomHistory> {
    const patients: string[] = [];
    const courses: string[] = [];
    for (let patient = 0; patient < patientCount; patient += 1) {
      const id = await clinic.createPatient();
      const other = { protocolId: 'axillary-hyperhidrosis', diagnosisCode: 'L74.510' };
      patients.push(id);
      courses.push(await clinic.createCourse(id, patient === axillary ? other : {}));
    }
    return new RandomHistory(clinic, patients, courses);
  }

  /** The forms, by patient, whose follow-up nobody has closed: voiding or correcting an entry closes none. */
  openFollowUps(): string[] {
    return this.forms
      .filter(({ isFollowUpOpen }) => isFollowUpOpen)
      .map(({ id, patient }) => `${patient} ${id}`)
      .sort();
  }

  /** Does what can be done; the API refuses the rest by its own rules. */
  async apply(step: Step): Promise<void> {
    const last = this.forms.findLast(({ isVoided }) => !isVoided);
    if (step.what === 'record') await this.record(step);
    else if (step.what === 'sign') await this.sign(step);
    else if (step.what === 'void-session') await this.voidSession();
    else if (step.what === 'archive') await this.archive(step);
    else if (step.what === 'set-aside') await this.setAside(step);
    else if (step.what === 'close-follow-up') await this.closeFollowUp(step);
    else if (step.what === 'assign-follow-up') await this.assignFollowUp(step);
    else if (last && step.what === 'correct') await this.correct(step, last);
    else if (last && step.what === 'void') await this.voidForm(last);
    else if (last) await this.move(step, last);
  }

  /** Shows again whatever was set aside. */
  async takeAllBack(): Promise<void> {
    for (const { id, reasons } of await this.list()) {
      for (const { kind, version } of reasons.filter(({ setAside }) => setAside !== null)) {
        const answer = await this.post(`caseload/${id}/take-back`, { kind }, version);
        if (answer.status !== 200) throw new Error(answer.text);
      }
    }
  }

  async list() {
    const search = { scope: 'practice', show: 'everybody' };
    const answer = await this.clinic.clinician.post('/api/v1/caseload/search', search);
    return answer.as(caseloadPageSchema).rows;
  }

  private async record(step: Step): Promise<void> {
    const instrument = step.patient === axillary && step.total % 3 > 0 ? 'hdss' : 'phq9';
    const patient = this.patientOf(step);
    const answer = await this.post(`patients/${patient}/assessments`, formOf(instrument, step));
    if (!this.done(step, answer)) return;
    const { id, version, followUpId } = answer.as(assessmentRecordedSchema);
    const concern = concernOf(instrument, step);
    if ((followUpId !== null) !== concern > 0) {
      throw new Error(`Item 9 ${step.item9} of ${instrument} opened ${followUpId ?? 'nothing'}`);
    }
    const state = { concern, isVoided: false, isFollowUpOpen: concern > 0 };
    this.forms.push({ id, version, patient, instrument, ...state });
  }

  private async correct(step: Step, form: Form): Promise<void> {
    const body = { ...formOf(form.instrument, step), reason: 'Synthetic.' };
    const path = `/api/v1/assessments/${form.id}`;
    const answer = await this.clinic.clinician.put(path, body, { version: form.version });
    if (!this.done(step, answer)) return;
    form.version += 1;
    const concern = concernOf(form.instrument, step);
    // What is graver than before nobody has looked at yet.
    form.isFollowUpOpen ||= concern > form.concern;
    form.concern = concern;
  }

  private async voidForm(form: Form): Promise<void> {
    const body = { reason: 'Synthetic.' };
    const answer = await this.post(`assessments/${form.id}/void`, body, form.version);
    if (this.done({ what: form.concern > 0 ? 'void with item 9' : 'void' }, answer)) {
      form.isVoided = true;
    }
  }

  private async move(step: Step, form: Form): Promise<void> {
    const toPatientId = this.patientOf(step);
    const body = { toPatientId, reason: 'Synthetic.' };
    const answer = await this.post(`assessments/${form.id}/move`, body, form.version);
    if (!this.done(step, answer)) return;
    // The one that it left is answered for by the move, and of the other nobody has looked at it.
    form.version += 2;
    form.patient = toPatientId;
    form.isFollowUpOpen = form.concern > 0;
  }

  private async sign(step: Step): Promise<void> {
    // An archived patient has no session, and no draft of one.
    if (this.isArchived(step)) return;
    const { clinic } = this;
    const draft = await clinic.createDraft(this.courses[step.patient] ?? '');
    const performedOn = addDays(today, -step.daysAgo);
    const at = `${performedOn}T08:00:00.000Z`;
    const body = clinic.completeBody(draft, {
      performedOn,
      injectedAt: at,
      reconstitutedAt: at,
      checkAnswers: everyAnswer,
      ...(step.patient === axillary && { frownAtRest: null, frownAtMaximum: null }),
    });
    const answer = await clinic.sign(await clinic.saveDraft(draft, body));
    const what = step.patient === axillary ? 'sign axilla' : 'sign';
    if (this.done({ what }, answer)) this.sessions.push(answer.as(recordRefSchema));
  }

  private async voidSession(): Promise<void> {
    const session = this.sessions.pop();
    if (!session) return;
    const body = { reason: 'Synthetic.', password: clinicPassword };
    const answer = await this.post(`sessions/${session.id}/void`, body, session.version);
    this.done({ what: 'void-session' }, answer);
  }

  private async archive(step: Step): Promise<void> {
    const version = this.versions[step.patient] ?? 1;
    const body = { isArchived: !this.isArchived(step), reason: 'Synthetic.' };
    const path = `/api/v1/patients/${this.patientOf(step)}/archiving`;
    const answer = await this.clinic.clinician.put(path, body, { version });
    if (this.done(step, answer)) this.versions[step.patient] = version + 1;
  }

  private async setAside(step: Step): Promise<void> {
    const shown = (await this.list()).flatMap(({ id, reasons }) =>
      reasons
        .filter(({ kind, setAside }) => maySetAside(kind) && setAside === null)
        .map((reason) => ({ id, reason })),
    );
    const found = shown[step.total % Math.max(1, shown.length)];
    if (!found) return;
    const { kind, evidenceKey, version } = found.reason;
    const body = { kind, evidenceKey, note: null };
    this.done(step, await this.post(`caseload/${found.id}/acknowledge`, body, version));
  }

  private async closeFollowUp(step: Step): Promise<void> {
    const followUp = await this.anyOpen(step);
    if (!followUp) return;
    const { id, version, answerStands, assessmentId, patientId } = followUp;
    const disposition = answerStands ? 'assessed-plan-made' : 'recorded-in-error';
    const text = 'Synthetic: passive thoughts, no plan.';
    const body = { disposition, assessment: { kind: 'own-words', text }, plan: 'Synthetic call.' };
    const withoutAssessment = { disposition, assessment: null, plan: 'Synthetic: read again.' };
    const closing = answerStands ? body : withoutAssessment;
    if (!this.done(step, await this.post(`follow-ups/${id}/close`, closing, version))) return;
    const form = this.forms.find((one) => one.id === assessmentId && one.patient === patientId);
    if (!form) throw new Error('A follow-up is open of a form that the patient does not have');
    form.isFollowUpOpen = false;
  }

  private async assignFollowUp(step: Step): Promise<void> {
    const followUp = await this.anyOpen(step);
    if (!followUp) return;
    const { clinician, psychiatrist } = this.clinic.people;
    const ownerId = (step.total % 2 ? clinician : psychiatrist).id;
    const { id, version } = followUp;
    this.done(step, await this.post(`follow-ups/${id}/assign`, { ownerId }, version));
  }

  private async anyOpen({ total }: Step) {
    const answer = await this.clinic.clinician.get('/api/v1/follow-ups?state=open&limit=100');
    const { rows } = answer.as(followUpListSchema);
    return rows[total % Math.max(1, rows.length)];
  }

  private patientOf({ patient }: Step): string {
    return this.patients[patient] ?? '';
  }

  private isArchived({ patient }: Step): boolean {
    return (this.versions[patient] ?? 1) % 2 === 0;
  }

  private done({ what }: { readonly what: string }, { status, text }: Answer): boolean {
    if (status < 300) this.accepted.set(what, (this.accepted.get(what) ?? 0) + 1);
    else if (![409, 412, 422].includes(status)) throw new Error(`${what}: ${status} ${text}`);
    return status < 300;
  }

  private post(path: string, body: object, version?: number): Promise<Answer> {
    return this.clinic.psychiatrist.post(`/api/v1/${path}`, body, {
      idempotencyKey: randomUUID(),
      ...(version === undefined ? {} : { version }),
    });
  }
}

function concernOf(instrument: Form['instrument'], { item9 }: Step): Concern {
  if (instrument === 'hdss') return 0;
  if (item9 === 'few') return 0.3;
  return item9 === 'unanswered' ? 0.6 : (item9 as Concern);
}

/** A form with this sum of the first eight answers, or with a grade; what was done at once where item 9 asks for it. */
function formOf(instrument: Form['instrument'], step: Step): AssessmentRecording {
  const taken = { instrumentId: instrument, assessedOn: addDays(today, -step.daysAgo) };
  if (instrument === 'hdss') {
    return { ...taken, mode: 'self-paper', enteredTotal: 1 + (step.total % 4) };
  }
  const { item9 } = step;
  const eight = Array.from({ length: 8 }, (_, index) =>
    item9 === 'few' && index > 3 ? null : Math.min(3, Math.max(0, step.total - 3 * index)),
  );
  const last = item9 === 'unanswered' ? null : item9 === 'few' ? 0 : item9;
  return {
    ...taken,
    mode: 'phone',
    answers: [...eight, last],
    missingReason: typeof item9 === 'string' ? 'declined' : null,
    safetyAcknowledgement:
      typeof item9 === 'number' && item9 > 0
        ? { disposition: 'handed-to-psychiatrist', note: null }
        : null,
  };
}

/** Ticks and reasons for every check that a session of these dates can raise. */
const everyAnswer = [
  'baseline-missing',
  'phq9-missing',
  'phq9-old',
  'item9-open',
  'item9-not-known',
  'interval-short',
  'interval-borderline',
].flatMap((code) => [{ code, acknowledged: true, reason: 'Synthetic reason.', evidence: null }]);
