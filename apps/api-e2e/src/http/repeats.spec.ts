import { randomUUID } from 'node:crypto';
import { importBatchListSchema, sessionDraftSchema } from '@glabella/contracts';
import { csv, ended } from '../imports/import-steps';
import { credentialFacts } from '../credentials/credential-steps';
import { delegatedSession } from '../cosignatures/delegated-session';
import { delivery } from '../stock/stock-steps';
import type { Answer } from '../support/api-client';
import { buildApp } from '../support/api-under-test';
import { figure } from '../support/figure';
import { operationsOf, type OpenApiDocument, type Operation } from '../support/openapi-operations';
import { useApi } from '../support/running-api';
import { sampledBody } from '../support/sampled-body';
import { clinicPassword, patientFacts, TestClinic } from '../support/test-clinic';

const AT_ONCE = 20;

/** A request that creates something: sent as it is with one key, or to a server that was started anew. */
interface Creation {
  readonly path: string;
  readonly body: unknown;
  readonly version?: number;
}

describe('the same click twice', () => {
  const api = useApi();
  let clinic: TestClinic;
  let operations: Operation[];

  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    const document = (await api().newClient().get('/api/openapi.json')).json();
    operations = operationsOf(document as OpenApiDocument).filter(({ parameters }) =>
      parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
  });

  /** What each creating route needs to succeed; a route without a line here is sent a sampled body and may refuse it. */
  const arranged: Readonly<Record<string, () => Promise<Creation>>> = {
    'POST /api/v1/staff': async () => ({
      path: '/api/v1/staff',
      body: {
        displayName: 'Dora Synthetic',
        email: `${randomUUID()}@glabella.example`,
        roles: ['clinician'],
      },
    }),
    'POST /api/v1/patients': async () => ({ path: '/api/v1/patients', body: patientFacts() }),
    'POST /api/v1/patients/{id}/courses': async () => ({
      path: `/api/v1/patients/${await clinic.createPatient()}/courses`,
      body: clinic.courseFacts(),
    }),
    'POST /api/v1/patients/{id}/assessments': async () => ({
      path: `/api/v1/patients/${await clinic.createPatient()}/assessments`,
      body: {
        instrumentId: 'phq9',
        assessedOn: '2026-04-20',
        mode: 'self-paper',
        answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
      },
    }),
    'POST /api/v1/exports/identified': async () => ({
      path: '/api/v1/exports/identified',
      body: { selection: {}, format: 'csv-analysis' },
    }),
    'POST /api/v1/exports/pseudonymised': async () => ({
      path: '/api/v1/exports/pseudonymised',
      body: { selection: {}, format: 'xlsx' },
    }),
    'POST /api/v1/session-drafts': async () => ({
      path: '/api/v1/session-drafts',
      body: { courseId: await clinic.createCourse(await clinic.createPatient()) },
    }),
    'POST /api/v1/session-drafts/{id}/sign': async () => {
      const draft = await clinic.createDraft(
        await clinic.createCourse(await clinic.createPatient()),
      );
      const { id, version } = await clinic.saveDraft(draft, clinic.completeBody(draft));
      return {
        path: `/api/v1/session-drafts/${id}/sign`,
        body: { password: clinicPassword },
        version,
      };
    },
    'POST /api/v1/sessions/{id}/amendment-draft': async () => {
      const { sessionId } = await clinic.treatedPatient();
      return { path: `/api/v1/sessions/${sessionId}/amendment-draft`, body: undefined };
    },
    'POST /api/v1/me/credentials': async () => ({
      path: '/api/v1/me/credentials',
      body: credentialFacts(),
    }),
    'POST /api/v1/staff/{id}/credentials': async () => ({
      path: `/api/v1/staff/${clinic.people.psychiatrist.id}/credentials`,
      body: credentialFacts(),
    }),
    'POST /api/v1/cosignatures/{id}/sign': async () => ({
      path: `/api/v1/cosignatures/${(await delegatedSession(clinic)).cosignature.id}/sign`,
      body: { password: clinicPassword },
      version: 1,
    }),
    'POST /api/v1/stock/deliveries': async () => ({
      path: '/api/v1/stock/deliveries',
      body: delivery({ lotNumber: randomUUID() }),
    }),
    'POST /api/v1/recalls': async () => ({
      path: '/api/v1/recalls',
      body: {
        lotNumber: 'SYN-LOT-RECALLED',
        productId: null,
        reason: 'Synthetic reason',
        authority: 'Synthetic authority',
        reference: null,
      },
    }),
    'POST /api/v1/imports': async () => ({
      path: '/api/v1/imports',
      body: csv('mrn,date,total', `${await newMrn()},2026-04-20,12`),
    }),
  };

  const routeOf = ({ method, path }: Operation) => `${method} ${path}`;

  async function creationOf(operation: Operation): Promise<Creation> {
    const arrange = arranged[routeOf(operation)];
    if (arrange) return arrange();
    const path = operation.path.replace(/\{(\w+)\}/g, () => randomUUID());
    const body = operation.body ? sampledBody(operation.body, { idAt: () => randomUUID() }) : {};
    return { path, body };
  }

  function clientFor({ roles }: Operation) {
    const [role = 'administrator'] = roles;
    return clinic[role];
  }

  const send = (operation: Operation, { path, body, version }: Creation, idempotencyKey: string) =>
    clientFor(operation).post(path, body, {
      idempotencyKey,
      ...(version === undefined ? {} : { version }),
    });

  /** Without the request's own number. */
  const said = ({ status, text }: Answer) =>
    `${status} ${text.replace(/"requestId":"[^"]*"/, '""')}`;

  it('stores once and answers the same, on every route that creates, twenty times at once', async () => {
    const unequal: string[] = [];
    let created = 0;
    for (const operation of operations) {
      const creation = await creationOf(operation);
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, () => send(operation, creation, key)),
      );
      const different = new Set(answers.map(said));
      if (different.size !== 1) unequal.push(`${routeOf(operation)}: ${[...different].join('\n')}`);
      if (!arranged[routeOf(operation)]) continue;
      const isCreated = answers.every(({ status }) => status === 201 || status === 202);
      if (isCreated) created += 1;
      else unequal.push(`${routeOf(operation)}: ${[...different].join('\n')}`);
      const other = { ...creation, body: { ...(creation.body as object), note: 'another' } };
      if (routeOf(operation) === 'POST /api/v1/patients/{id}/assessments') {
        const reused = await send(operation, other, key);
        expect(reused.json()).toMatchObject({ code: 'request.idempotency_key_reused' });
      }
    }
    figure(
      `${AT_ONCE} equal creations at once`,
      `${operations.length} routes, ${created} created once with equal answers, ${unequal.length} unequal`,
      `${Object.keys(arranged).length} created, 0 unequal`,
    );
    expect(unequal).toEqual([]);
    expect(created).toBe(Object.keys(arranged).length);
    expect(await draftsOfOneCourse()).toBe(1);
  });

  it('answers the same after a restart, an invitation’s link included', async () => {
    const before: (readonly [Operation, Creation, string, string])[] = [];
    await noImportRuns();
    // Exports that nobody downloaded wait no longer: a practice has two at once.
    api().clock.advance({ minutes: 3 });
    // What a draft says of its practice is read anew: a recall that came after it would stand there.
    const isRecall = (one: Operation) => routeOf(one) === 'POST /api/v1/recalls';
    const inOrder = [...operations].sort((a, b) => Number(isRecall(b)) - Number(isRecall(a)));
    for (const operation of inOrder.filter((one) => routeOf(one) in arranged)) {
      const creation = await creationOf(operation);
      const key = randomUUID();
      const answer = await send(operation, creation, key);
      expect([201, 202]).toContain(answer.status);
      before.push([operation, creation, key, said(answer)]);
    }
    await noImportRuns();
    const { app, environment, database, clock, url } = api();
    const { port } = new URL(url);
    await app.close();
    const again = await buildApp({ environment, appUrl: database.appUrl, clock });
    try {
      await again.listen(Number(port), '127.0.0.1');
      let equal = 0;
      const unequal: string[] = [];
      for (const [operation, creation, key, first] of before) {
        if (said(await send(operation, creation, key)) === first) equal += 1;
        else unequal.push(routeOf(operation));
      }
      figure('creations repeated after a restart', `${equal} of ${before.length} equal`, 'all');
      expect(unequal).toEqual([]);
      expect(before).toHaveLength(Object.keys(arranged).length);
    } finally {
      await again.close();
    }
  });

  async function newMrn(): Promise<string> {
    const { mrn } = patientFacts();
    await clinic.createPatient({ mrn });
    return mrn;
  }

  /** A practice has one import at a time. */
  async function noImportRuns(): Promise<void> {
    const { rows } = (await clinic.administrator.get('/api/v1/imports')).as(importBatchListSchema);
    for (const { id } of rows) await ended(clinic, id);
  }

  /** However often "Log session" is clicked with one key, one draft is open. */
  async function draftsOfOneCourse(): Promise<number> {
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        clinic.psychiatrist.post('/api/v1/session-drafts', { courseId }, { idempotencyKey }),
      ),
    );
    return new Set(answers.map((answer) => answer.as(sessionDraftSchema).id)).size;
  }
});
