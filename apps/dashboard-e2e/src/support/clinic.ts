import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import {
  type AssessmentRecorded,
  type AssessmentRecording,
  assessmentRecordedSchema,
  colleagueListSchema,
  type CourseCreation,
  meSchema,
  type PatientCreation,
  patientPageSchema,
  type PatientRecord,
  patientRecordSchema,
  type PatientRow,
  type PatientSearch,
  recordRefSchema,
} from '@glabella/contracts';
import { protocols } from '@glabella/domain/treatment';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import type { z } from 'zod';

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
  constructor(private readonly request: APIRequestContext) {}

  async today(): Promise<CalendarDate> {
    return (await this.get('me', meSchema)).practice.today;
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
    const { id } = await this.create('patients', body, recordRefSchema);
    const { givenName, familyName, birthDate, mrn } = body;
    return { id, name: `${givenName} ${familyName}`, givenName, familyName, birthDate, mrn };
  }

  /** A course of the first protocol, begun `weeksAgo`. */
  async course(patientId: string, weeksAgo = 0): Promise<string> {
    const { rows } = await this.get('colleagues', colleagueListSchema);
    const psychiatrist = rows.find(({ roles }) => roles.includes('psychiatrist'));
    const [protocol] = protocols;
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
    };
    return (await this.create(`patients/${patientId}/courses`, body, recordRefSchema)).id;
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
    return this.create(`patients/${patientId}/assessments`, body, assessmentRecordedSchema);
  }

  /** The patients of the demo practice whose MRN begins with `mrn`. */
  async demoPatients(mrn = 'DEMO-'): Promise<readonly PatientRow[]> {
    const data: PatientSearch = { text: mrn, limit: 100 };
    const response = await this.request.post('/api/v1/patients/search', { data });
    return (await read(response, patientPageSchema)).rows;
  }

  /** Everything that stands on a patient's page. */
  record(patientId: string): Promise<PatientRecord> {
    return this.get(`patients/${patientId}/record`, patientRecordSchema);
  }

  private async get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>> {
    return read(await this.request.get(`/api/v1/${path}`), answer);
  }

  private async create<S extends z.ZodType>(
    path: string,
    data: unknown,
    answer: S,
  ): Promise<z.output<S>> {
    const headers = { 'Idempotency-Key': randomUUID() };
    return read(await this.request.post(`/api/v1/${path}`, { data, headers }), answer);
  }
}

async function read<S extends z.ZodType>(response: APIResponse, schema: S): Promise<z.output<S>> {
  if (!response.ok()) {
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  }
  return schema.parse(await response.json());
}
