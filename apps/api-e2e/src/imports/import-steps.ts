import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ImportBatch,
  type ImportPreview,
  type ImportRequest,
  importBatchSchema,
  importPreviewSchema,
} from '@glabella/contracts';
import type { Answer } from '../support/api-client';
import type { TestClinic } from '../support/test-clinic';

export const csv = (...lines: readonly string[]): ImportRequest => ({
  kind: 'csv',
  content: `${lines.join('\n')}\n`,
});

export const fhir = (document: unknown, patientId?: string): ImportRequest => ({
  kind: 'fhir',
  content: JSON.stringify(document),
  ...(patientId === undefined ? {} : { patientId }),
});

export async function preview(clinic: TestClinic, request: ImportRequest): Promise<ImportPreview> {
  const answer = await clinic.administrator.post('/api/v1/imports/preview', request);
  return answer.as(importPreviewSchema);
}

export function start(
  clinic: TestClinic,
  request: ImportRequest,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return clinic.administrator.post('/api/v1/imports', request, { idempotencyKey });
}

export async function batchOf(clinic: TestClinic, id: string): Promise<ImportBatch> {
  return (await clinic.administrator.get(`/api/v1/imports/${id}`)).as(importBatchSchema);
}

/** The batch once it no longer runs; `onLook` sees it each time before. */
export async function ended(
  clinic: TestClinic,
  id: string,
  onLook: (batch: ImportBatch) => void = () => undefined,
): Promise<ImportBatch> {
  for (;;) {
    const batch = await batchOf(clinic, id);
    if (batch.status !== 'running') return batch;
    onLook(batch);
    await delay(20);
  }
}

/** Imports and waits for the end. */
export async function run(clinic: TestClinic, request: ImportRequest): Promise<ImportBatch> {
  const answer = await start(clinic, request);
  if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
  return ended(clinic, answer.as(importBatchSchema).id);
}

/** How many assessments and follow-ups the practice has, voided ones included. */
export function counts(clinic: TestClinic): Promise<Record<string, number>> {
  return clinic.asApplication(async (client) => {
    const { rows } = await client.query<Record<string, number>>(
      `SELECT (SELECT count(*)::integer FROM assessment) AS assessments,
              (SELECT count(*)::integer FROM assessment_version) AS versions,
              (SELECT count(*)::integer FROM patient) AS patients,
              (SELECT count(*)::integer FROM safety_follow_up) AS "followUps"`,
    );
    return rows[0] ?? {};
  });
}

export const codes = (read: Pick<ImportBatch, 'problems'>) => read.problems.map(({ code }) => code);
