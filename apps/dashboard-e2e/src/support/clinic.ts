import { randomUUID } from 'node:crypto';
import {
  type AdverseEventRecording,
  type AssessmentRecorded,
  type AssessmentRecording,
  assessmentRecordedSchema,
  caseloadPageSchema,
  colleagueListSchema,
  type ConsentRecording,
  type CourseCreation,
  draftSavedSchema,
  meSchema,
  type PatientCreation,
  patientPageSchema,
  type PatientRecord,
  patientRecordSchema,
  type PatientRow,
  type PatientSearch,
  recordRefSchema,
  type SessionDraftBody,
  sessionDraftSchema,
} from '@glabella/contracts';
import { shippedProtocols } from '@glabella/domain/treatment';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import type { PracticeCalls } from './practice-api';
import { filledIn, receiveLot, signedSession, testLotExpiry } from './signed-session';

/** A patient made for one test, visibly synthetic. */
export interface TestPatient {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly mrn: string;
}

const letters = 'abcdefghijklmnop';

/** Letters that no other test of this run has: names hold no digits. */
function newWord(): string {
  const word = [...randomUUID().replaceAll('-', '')].map((hex) => letters[parseInt(hex, 16)]);
  return word.slice(0, 10).join('');
}

/** What a test needs to be there before it begins, recorded through the API by somebody of the practice. */
export class Clinic {
  constructor(private readonly api: PracticeCalls) {}

  async today(): Promise<CalendarDate> {
    return (await this.api.get('me', meSchema)).practice.today;
  }

  async patient(facts: Partial<PatientCreation> = {}): Promise<TestPatient> {
    const word = newWord();
    const body: PatientCreation = {
      mrn: `E2E-${word}`,
      givenName: 'Synthia',
      familyName: `Testcase-${word}`,
      birthDate: '1984-02-29',
      sex: 'female',
      ...facts,
    };
    const { id } = await this.api.create('patients', body, recordRefSchema);
    const { givenName, familyName, birthDate, mrn } = body;
    return { id, name: `${givenName} ${familyName}`, givenName, familyName, birthDate, mrn };
  }

  /** A course of the first protocol, begun `weeksAgo` with a consent on paper. */
  async course(patientId: string, weeksAgo = 0): Promise<string> {
    const { courseId, psychiatristId } = await this.courseWithoutConsent(patientId, weeksAgo);
    await this.consent(courseId, psychiatristId, weeksAgo);
    return courseId;
  }

  /** A consent on paper to a course, given `weeksAgo`. */
  async consent(courseId: string, psychiatristId: string, weeksAgo = 0): Promise<void> {
    const consent: ConsentRecording = {
      documentVersion: 1,
      agreedOn: addDays(await this.today(), -7 * weeksAgo),
      agreedBy: 'patient',
      representative: null,
      how: 'on-paper',
      witness: null,
      takenById: psychiatristId,
      declined: [],
    };
    await this.api.create(`courses/${courseId}/consents`, consent, recordRefSchema);
  }

  /** Somebody whose running course follows this protocol. */
  async patientOnProtocol(protocolId: string): Promise<string> {
    const search = { scope: 'practice', show: 'everybody', sort: 'name', protocolId };
    const { rows } = await this.api.ask('caseload/search', search, caseloadPageSchema);
    const [found] = rows;
    if (!found) throw new Error(`Nobody is treated by ${protocolId}`);
    return found.id;
  }

  /** A course of the first protocol, begun `weeksAgo`, of a patient who was not asked yet. */
  async courseWithoutConsent(
    patientId: string,
    weeksAgo = 0,
    facts: Partial<CourseCreation> = {},
  ): Promise<{ readonly courseId: string; readonly psychiatristId: string }> {
    const { rows } = await this.api.get('colleagues', colleagueListSchema);
    const psychiatrist = rows.find(({ roles }) => roles.includes('psychiatrist'));
    const [protocol] = shippedProtocols;
    if (!psychiatrist || !protocol) throw new Error('The demo practice has nobody to treat with');
    const body: CourseCreation = {
      protocolId: protocol.id,
      diagnosisCode: 'F33.1',
      episodeStartedOn: null,
      psychosis: 'no',
      bipolar: 'no',
      responsibleId: psychiatrist.id,
      clinicianIds: [],
      startedOn: addDays(await this.today(), -7 * weeksAgo),
      ...facts,
    };
    const path = `patients/${patientId}/courses`;
    const { id: courseId } = await this.api.create(path, body, recordRefSchema);
    return { courseId, psychiatristId: psychiatrist.id };
  }

  /** A PHQ-9 with these nine answers, taken on paper. */
  async phq9(
    patientId: string,
    assessedOn: CalendarDate,
    answers: readonly (number | null)[],
    more: Partial<AssessmentRecording> = {},
  ): Promise<AssessmentRecorded> {
    const body: AssessmentRecording = {
      instrumentId: 'phq9',
      assessedOn,
      mode: 'self-paper',
      answers: [...answers],
      ...more,
    };
    return this.api.create(`patients/${patientId}/assessments`, body, assessmentRecordedSchema);
  }

  /** A mild eyelid ptosis of today without a session, unless `change` says otherwise. */
  async adverseEvent(
    patientId: string,
    change: Partial<AdverseEventRecording> = {},
  ): Promise<string> {
    const body: AdverseEventRecording = {
      termId: 'eyelid-ptosis',
      otherWords: null,
      sessionId: null,
      onsetOn: await this.today(),
      severity: 'mild',
      seriousness: [],
      relatedness: null,
      actions: null,
      outcome: 'ongoing',
      endedOn: null,
      reports: [],
      note: null,
      ...change,
    };
    const path = `patients/${patientId}/adverse-events`;
    return (await this.api.create(path, body, recordRefSchema)).id;
  }

  /** The patients of the demo practice whose MRN begins with `mrn`. */
  async demoPatients(mrn = 'DEMO-'): Promise<readonly PatientRow[]> {
    const data: PatientSearch = { text: mrn, limit: 100 };
    return (await this.api.ask('patients/search', data, patientPageSchema)).rows;
  }

  /** A session of this course signed by the psychiatrist, as the protocol has it unless `change` says otherwise. */
  async session(courseId: string, change: Partial<SessionDraftBody> = {}): Promise<string> {
    return (await signedSession(this.api, courseId, await this.today(), change)).id;
  }

  /** Vials of 100 U of this lot, with the expiry that sessions of these tests say; answers the lot. */
  async lot(lotNumber: string, vialsOpened = 1): Promise<string> {
    const today = await this.today();
    const lot = { lotNumber, lotExpiresOn: testLotExpiry(today), vialUnits: 100, vialsOpened };
    return (await receiveLot(this.api, lot, today)).id;
  }

  /** A draft of a session of this course, filled from the protocol. */
  async sessionDraft(courseId: string): Promise<string> {
    return (await this.api.create('session-drafts', { courseId }, sessionDraftSchema)).id;
  }

  /** Fills a draft in as it should be, but for what `change` says, so that whoever may sign can sign it. */
  async completeDraft(draftId: string, change: Partial<SessionDraftBody> = {}): Promise<void> {
    const path = `session-drafts/${draftId}`;
    const draft = await this.api.get(path, sessionDraftSchema);
    const body = { ...filledIn(draft, await this.today()), ...change };
    await receiveLot(this.api, body, await this.today());
    await this.api.change(path, body, draftSavedSchema, draft.version);
  }

  /** Everything that stands on a patient's page. */
  record(patientId: string): Promise<PatientRecord> {
    return this.api.get(`patients/${patientId}/record`, patientRecordSchema);
  }
}
