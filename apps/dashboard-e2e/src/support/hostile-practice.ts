import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { meSchema, patientPageSchema, recordRefSchema } from '@glabella/contracts';
import { type OpenApiDocument, type Operation, operationsOf, sampledBody } from './api-description';
import { Clinic } from './clinic';
import { PracticeApi } from './practice-api';

/** Texts that run, load or compute something wherever they are not treated as text; each a few attempts in a row. */
export const hostileTexts = [
  `<script>alert('x')</script>"><img src=x onerror=alert('x')>`,
  `<svg/onload=alert('x')>{{constructor.constructor('alert(1)')()}}`,
  `javascript:alert('x')//<iframe src="javascript:alert('x')"></iframe>`,
  `' onmouseover=alert('x') autofocus onfocus=alert('x') '</style><style>*{background:url(//evil.example)}</style>`,
  `=HYPERLINK("//evil.example","x")@SUM(1+1)*cmd|' /C calc'!A0`,
] as const;

/** Operations that would end the session, or that ask for a secret first. */
const left = ['/api/v1/sign-out', '/api/v1/setup', '/api/v1/me/password'];

/** Whom a text is planted with: a patient named by it, and their course where the role may begin one. */
export interface HostilePatient {
  readonly text: string;
  readonly patientId: string | null;
  readonly courseId: string | null;
}

/** What planting found: how often a text was stored and refused, and every answer that was neither. */
export class Planting {
  stored = 0;
  refused = 0;
  readonly faults: string[] = [];

  note(what: string, answer: APIResponse): void {
    if (answer.ok()) this.stored += 1;
    else if (answer.status() < 500) this.refused += 1;
    else this.faults.push(`${what}: ${answer.status()}`);
  }
}

/** A patient named by the text, with what no sampled body reaches: forms with notes, a signed session. */
export async function admit(
  request: APIRequestContext,
  text: string,
  planting: Planting,
): Promise<HostilePatient> {
  const patientId = await newPatient(request, text, planting);
  const courseId = patientId === null ? null : await newCourse(request, patientId);
  if (patientId !== null && courseId !== null) {
    await recordByHand(request, patientId, courseId, text);
  }
  return { text, patientId, courseId };
}

/** Sends the text in every text field of every operation that the API's own description has. */
export async function plant(
  request: APIRequestContext,
  { text, patientId, courseId }: HostilePatient,
  planting: Planting,
): Promise<void> {
  const document = (await (await request.get('/api/openapi.json')).json()) as OpenApiDocument;
  const { staffId } = meSchema.parse(await (await request.get('/api/v1/me')).json());
  const changing = operationsOf(document).filter(
    ({ method, path, body }) => method !== 'GET' && body && !left.includes(path),
  );
  const idFor = ({ path }: Operation, place: string): string | null => {
    if (/courseId/.test(place) || path.includes('courses/{id}')) return courseId;
    return path.includes('patients/{id}') || /patient/i.test(place) ? patientId : null;
  };
  for (const operation of changing) {
    const idAt = (place: string): string => idFor(operation, place) ?? staffId;
    const data = sampledBody(operation.body ?? {}, { idAt, textAt: () => text });
    const { method } = operation;
    const path = operation.path
      .replace('{instrumentId}', 'phq9')
      .replace('{form}', 'adverse-event')
      .replace(/\{(\w+)\}/g, (_, name: string) => idAt(name));
    for (const version of [0, 1, 2]) {
      const headers = { 'Idempotency-Key': randomUUID(), 'If-Match': `"${version}"` };
      planting.note(`${method} ${path}`, await request.fetch(path, { method, data, headers }));
    }
  }
}

async function newPatient(
  request: APIRequestContext,
  text: string,
  planting: Planting,
): Promise<string | null> {
  const answer = await request.post('/api/v1/patients', {
    data: {
      mrn: `${randomUUID().slice(0, 4)} ${text}`.slice(0, 40),
      givenName: text,
      familyName: text,
      birthDate: '1980-01-01',
      sex: 'female',
      phone: text.slice(0, 40),
    },
    headers: { 'Idempotency-Key': randomUUID() },
  });
  planting.note('POST /api/v1/patients', answer);
  if (answer.ok()) return recordRefSchema.parse(await answer.json()).id;
  const found = await request.post('/api/v1/patients/search', { data: { limit: 1 } });
  if (!found.ok()) return null;
  return patientPageSchema.parse(await found.json()).rows[0]?.id ?? null;
}

/** Null for somebody whose role may not begin one. */
async function newCourse(request: APIRequestContext, patientId: string): Promise<string | null> {
  const { roles } = meSchema.parse(await (await request.get('/api/v1/me')).json());
  if (!roles.includes('psychiatrist')) return null;
  return new Clinic(new PracticeApi(request)).course(patientId);
}

/** A form with every note and a follow-up, and a session that is signed with the text wherever one may be typed. */
async function recordByHand(
  request: APIRequestContext,
  patientId: string,
  courseId: string,
  text: string,
): Promise<void> {
  const clinic = new Clinic(new PracticeApi(request));
  await clinic.session(courseId, {
    lotNumber: text.slice(0, 40),
    reconstitutedBy: { staffId: null, name: text },
    note: text,
  });
  const { id } = await clinic.phq9(patientId, await clinic.today(), [1, 1, 1, 1, 1, 1, 1, 1, 1], {
    note: text,
    safetyAcknowledgement: { disposition: 'could-not-reach', note: text },
  });
  const headers = { 'If-Match': '"1"' };
  await request.post(`/api/v1/assessments/${id}/void`, { data: { reason: text }, headers });
  await clinic.phq9(patientId, await clinic.today(), [2, 1, 1, 1, 1, 1, 1, 1, 0], { note: text });
}
