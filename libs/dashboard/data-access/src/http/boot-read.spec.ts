import { HttpClient, HttpContext } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { awaitsSignIn } from './api-interceptor';
import { readAtBoot } from './boot-read';
import { provideApi } from './provide-api';

const url = '/api/v1/me';

/** An answer of the server to `fetch`, which this environment does not have. */
const answered = (status: number, body: unknown) =>
  Promise.resolve({
    ok: status < 400,
    status,
    statusText: '',
    url,
    headers: { 'x-request-id': 'r-1' },
    json: async () => body,
  });

function boot(answer: Promise<unknown>) {
  const fetched = jest.fn(() => answer);
  Object.assign(globalThis, { fetch: fetched });
  readAtBoot('me');
  TestBed.configureTestingModule({ providers: [provideApi(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpClient);
  return {
    fetched,
    server: TestBed.inject(HttpTestingController),
    read: () => firstValueFrom(http.get(url, { observe: 'response' })),
    http,
  };
}

describe('what is read before the framework is there', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('is asked for at once, and answers the first that reads it', async () => {
    const { fetched, read } = boot(answered(200, { displayName: 'Synthetic' }));
    expect(fetched).toHaveBeenCalledWith(url, { headers: { Accept: 'application/json' } });
    const { body, headers, status } = await read();
    expect([body, headers.get('x-request-id'), status]).toEqual([
      { displayName: 'Synthetic' },
      'r-1',
      200,
    ]);
  });

  it('answers once', async () => {
    const { server, read } = boot(answered(200, { version: 1 }));
    await read();
    const again = read();
    server.expectOne(url).flush({ version: 2 });
    expect((await again).body).toEqual({ version: 2 });
  });

  it('is a refusal like any other', async () => {
    const problem = {
      type: 'urn:glabella:problem:sign_in.needed',
      title: 'Sign in',
      status: 401,
      code: 'sign_in.needed',
      detail: 'Sign in.',
      requestId: 'r-1',
    };
    const { http } = boot(answered(401, problem));
    const context = new HttpContext().set(awaitsSignIn, false);
    await expect(firstValueFrom(http.get(url, { context }))).rejects.toMatchObject({
      status: 401,
      code: 'sign_in.needed',
      detail: 'Sign in.',
    });
  });

  it('is asked for anew when its answer was lost', async () => {
    const { server, read } = boot(Promise.reject(new TypeError('Failed to fetch')));
    const answer = read();
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne(url).flush({ version: 2 });
    expect((await answer).body).toEqual({ version: 2 });
  });

  it('answers nobody who asks for something else', async () => {
    const { server, read, http } = boot(answered(200, { version: 1 }));
    const other = firstValueFrom(http.get(`${url}/signing`));
    server.expectOne(`${url}/signing`).flush('other');
    expect(await other).toBe('other');
    const written = firstValueFrom(http.post(url, {}));
    server.expectOne({ method: 'POST', url }).flush('written');
    expect(await written).toBe('written');
    await read();
  });
});
