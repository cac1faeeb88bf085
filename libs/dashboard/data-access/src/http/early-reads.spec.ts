import { HttpClient, HttpContext } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { isReading } from './api-reading';
import { earlyForMs, EarlyReads } from './early-reads';
import { provideApi } from './provide-api';

const path = 'patients/p/record';
const url = `/api/v1/${path}`;

function open() {
  TestBed.configureTestingModule({ providers: [provideApi(), provideHttpClientTesting()] });
  const http = TestBed.inject(HttpClient);
  return {
    early: TestBed.inject(EarlyReads),
    server: TestBed.inject(HttpTestingController),
    read: (of = url) => firstValueFrom(http.get<unknown>(of)),
    write: () => firstValueFrom(http.post<unknown>('/api/v1/patients/p/assessments', {})),
  };
}

describe('what is read early', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('is sent at once and answers the page that asks for it later', async () => {
    const { early, server, read } = open();
    early.begin(path);
    server.expectOne(url).flush({ name: 'Imani' });
    await expect(read()).resolves.toEqual({ name: 'Imani' });
  });

  it('answers a page that asks while it is on its way', async () => {
    const { early, server, read } = open();
    early.begin(path);
    const answer = read();
    server.expectOne(url).flush({ name: 'Imani' });
    await expect(answer).resolves.toEqual({ name: 'Imani' });
  });

  it('is asked for once, however often it is begun', () => {
    const { early, server } = open();
    early.begin(path);
    early.begin(path);
    server.expectOne(url);
  });

  it('answers once: who asks again gets what is there now', async () => {
    const { early, server, read } = open();
    early.begin(path);
    server.expectOne(url).flush({ version: 1 });
    await read();
    const again = read();
    server.expectOne(url).flush({ version: 2 });
    await expect(again).resolves.toEqual({ version: 2 });
  });

  it('answers nobody who asks for something else', async () => {
    const { early, server, read } = open();
    early.begin(path);
    server.expectOne(url).flush({ version: 1 });
    const other = read(`${url}s`);
    server.expectOne(`${url}s`).flush('other');
    await expect(other).resolves.toBe('other');
  });

  it('is void as soon as something is written', async () => {
    const { early, server, read, write } = open();
    early.begin(path);
    server.expectOne(url).flush({ version: 1 });
    const written = write();
    server.expectOne('/api/v1/patients/p/assessments').flush({});
    await written;
    const answer = read();
    server.expectOne(url).flush({ version: 2 });
    await expect(answer).resolves.toEqual({ version: 2 });
  });

  it.each([
    ['still answers just before its time is over', earlyForMs - 1, 0],
    ['is asked for anew when its time is over', earlyForMs, 1],
  ])('%s', (_, after, requests) => {
    const { early, server, read } = open();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(1000);
    try {
      early.begin(path);
      server.expectOne(url).flush({});
      clock.mockReturnValue(1000 + after);
      void read();
      expect(server.match(url)).toHaveLength(requests);
    } finally {
      clock.mockRestore();
    }
  });

  it('fails where it is needed, not before', async () => {
    const { early, server, read } = open();
    early.begin(path);
    const refusal = { status: 404, statusText: 'Not Found' };
    server.expectOne(url).flush({ title: 'Not found', status: 404, code: 'x' }, refusal);
    await expect(read()).rejects.toMatchObject({ status: 404 });
    const again = read();
    server.expectOne(url).flush({});
    await expect(again).resolves.toEqual({});
  });

  describe('by POST, where what is asked for stays out of the address', () => {
    const search = '/api/v1/caseload/search';
    const reading = { path: 'caseload/search', body: { scope: 'mine' } };
    const searched = (body: unknown) => {
      const context = new HttpContext().set(isReading, true);
      return firstValueFrom(TestBed.inject(HttpClient).post<unknown>(search, body, { context }));
    };

    it('answers who asks for the same', async () => {
      const { early, server } = open();
      early.begin(reading);
      const request = server.expectOne({ method: 'POST', url: search });
      expect(request.request.body).toEqual({ scope: 'mine' });
      request.flush({ rows: [] });
      await expect(searched({ scope: 'mine' })).resolves.toEqual({ rows: [] });
    });

    it('answers nobody who asks for something else, and stands all the same', async () => {
      const { early, server } = open();
      early.begin(reading);
      server.expectOne(search).flush({ rows: ['mine'] });
      const other = searched({ scope: 'practice' });
      server.expectOne(search).flush({ rows: ['practice'] });
      await expect(other).resolves.toEqual({ rows: ['practice'] });
      await expect(searched({ scope: 'mine' })).resolves.toEqual({ rows: ['mine'] });
    });
  });
});
