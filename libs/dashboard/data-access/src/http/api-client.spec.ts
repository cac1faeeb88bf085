import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { z } from 'zod';
import { SignInGate } from '../sign-in/sign-in-gate';
import { ApiClient } from './api-client';
import { retryPausesMs } from './api-interceptor';
import { apiPath } from './api-path';
import { type ApiProblem, problemOf } from './api-problem';
import { ConnectionStatus } from './connection-status';
import { provideApi } from './provide-api';
import { Submission } from './submission';

const scoreSchema = z.strictObject({ total: z.int().nullable() });

function setUp() {
  TestBed.configureTestingModule({ providers: [provideApi(), provideHttpClientTesting()] });
  return {
    api: TestBed.inject(ApiClient),
    server: TestBed.inject(HttpTestingController),
    gate: TestBed.inject(SignInGate),
    connection: TestBed.inject(ConnectionStatus),
  };
}

const refused = (call: Promise<unknown>): Promise<ApiProblem> =>
  call.then(
    () => {
      throw new Error('the call was answered');
    },
    (error: unknown) => problemOf(error),
  );

const lose = (server: HttpTestingController, url: string): void =>
  server.expectOne(url).error(new ProgressEvent('error'));

const body = {
  type: 'about:blank',
  title: 'Another version was saved first',
  status: 412,
  code: 'record.changed',
  detail: 'Compare both.',
  requestId: 'req-7',
  issues: [{ path: 'sites.2.units', message: 'Use 0.5 or more.' }],
};

afterEach(() => {
  jest.useRealTimers();
});

describe('a call to the API', () => {
  it('reads below /api/v1 and answers what the contract says', async () => {
    const { api, server } = setUp();
    const answer = api.get(apiPath`patients/${'a/b'}/score`, scoreSchema, {
      limit: 5,
      cursor: undefined,
    });
    const call = server.expectOne('/api/v1/patients/a%2Fb/score?limit=5');
    expect(call.request.headers.has('X-Glabella-Request')).toBe(false);
    call.flush({ total: null });
    expect(await answer).toEqual({ total: null });
  });

  it('refuses an answer that breaks the contract, rather than show it', async () => {
    const { api, server } = setUp();
    const problem = refused(api.get('score', scoreSchema));
    server
      .expectOne('/api/v1/score')
      .flush({ total: '12' }, { headers: { 'x-request-id': 'req-3' } });
    expect(await problem).toMatchObject({ code: 'response.unreadable', requestId: 'req-3' });
  });

  it('marks every call that is not a GET as its own', async () => {
    const { api, server } = setUp();
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const done = api.run({ method, path: 'x' });
      const call = server.expectOne('/api/v1/x');
      expect(call.request.headers.get('X-Glabella-Request')).toBe('1');
      call.flush(null, { status: 204, statusText: 'No Content' });
      await done;
    }
  });

  it('sends the version a change starts from and reads the one it ends at', async () => {
    const { api, server } = setUp();
    const answer = api.exchange({ method: 'PUT', path: 'x', body: {}, version: 3 }, scoreSchema);
    const call = server.expectOne('/api/v1/x');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    call.flush({ total: 4 }, { headers: { ETag: '"4"' } });
    expect(await answer).toEqual({ value: { total: 4 }, version: 4 });
  });

  it('says what happened, what to do, and at which field', async () => {
    const { api, server } = setUp();
    const problem = refused(api.run({ method: 'PUT', path: 'x', version: 1 }));
    server.expectOne('/api/v1/x').flush(body, { status: 412, statusText: 'Precondition Failed' });
    expect(await problem).toMatchObject({
      code: 'record.changed',
      title: 'Another version was saved first',
      detail: 'Compare both.',
      requestId: 'req-7',
      isConflict: true,
      issues: [{ path: 'sites.2.units', message: 'Use 0.5 or more.' }],
    });
  });

  it('gives words of its own to an error page that is not a problem body', async () => {
    const { api, server } = setUp();
    const problem = refused(api.get('x', scoreSchema));
    server
      .expectOne('/api/v1/x')
      .flush('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    expect(await problem).toMatchObject({ code: 'server.unreachable', status: 502 });
  });
});

describe('a lost network', () => {
  it('repeats a creation with the same key, and answers once it went through', async () => {
    jest.useFakeTimers();
    const { api, server, connection } = setUp();
    const submission = new Submission();
    const request = { method: 'POST', path: 'x', body: { total: 7 }, submission } as const;
    const answer = api.send(request, scoreSchema);
    const first = server.expectOne('/api/v1/x');
    const key = first.request.headers.get('Idempotency-Key');
    first.error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(retryPausesMs[0] ?? 0);
    const second = server.expectOne('/api/v1/x');
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second.request.headers.get('Idempotency-Key')).toBe(key);
    second.flush({ total: 7 });
    expect(await answer).toEqual({ total: 7 });
    expect(connection.isLost()).toBe(false);
  });

  it('says so after the last try, and the next press uses the same key', async () => {
    jest.useFakeTimers();
    const { api, server, connection } = setUp();
    const submission = new Submission();
    const request = { method: 'POST', path: 'x', body: { total: 7 }, submission } as const;
    const problem = refused(api.send(request, scoreSchema));
    const keyOfFirst = submission.keyFor({ total: 7 });
    lose(server, '/api/v1/x');
    for (const pause of retryPausesMs) {
      await jest.advanceTimersByTimeAsync(pause);
      lose(server, '/api/v1/x');
    }
    expect(await problem).toMatchObject({ code: 'network.lost', isNetworkLoss: true });
    expect(connection.isLost()).toBe(true);
    const again = api.send(request, scoreSchema);
    const call = server.expectOne('/api/v1/x');
    expect(call.request.headers.get('Idempotency-Key')).toBe(keyOfFirst);
    call.flush({ total: 7 });
    await again;
    expect(connection.isLost()).toBe(false);
  });

  it('never repeats a call by itself that the server could not recognise', async () => {
    const { api, server } = setUp();
    const problem = refused(api.run({ method: 'POST', path: 'x', body: {} }));
    lose(server, '/api/v1/x');
    expect(await problem).toMatchObject({ code: 'network.lost' });
  });

  it('does not repeat a refusal', async () => {
    const { api, server } = setUp();
    const problem = refused(api.get('x', scoreSchema));
    server.expectOne('/api/v1/x').flush(body, { status: 412, statusText: 'Precondition Failed' });
    expect((await problem).status).toBe(412);
  });
});

describe('a session that has ended', () => {
  const unauthorised = { status: 401, statusText: 'Unauthorized' };

  it('locks the page and repeats the call once the password was given', async () => {
    const { api, server, gate } = setUp();
    const answer = api.get('score', scoreSchema);
    server.expectOne('/api/v1/score').flush({ ...body, status: 401 }, unauthorised);
    expect(gate.isLocked()).toBe(true);
    gate.open();
    await Promise.resolve();
    server.expectOne('/api/v1/score').flush({ total: 9 });
    expect(await answer).toEqual({ total: 9 });
    expect(gate.isLocked()).toBe(false);
  });

  it('leaves the page alone where the call is the sign-in itself', async () => {
    const { api, server, gate } = setUp();
    const problem = refused(api.run({ method: 'POST', path: 'sign-in', signedOut: 'refuse' }));
    server.expectOne('/api/v1/sign-in').flush({ ...body, status: 401 }, unauthorised);
    expect((await problem).status).toBe(401);
    expect(gate.isLocked()).toBe(false);
  });
});
