import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { z } from 'zod';
import { problemOf } from './api-problem';
import type { ApiReading } from './api-reading';
import { apiResource } from './api-resource';
import { provideApi } from './provide-api';

const rowsSchema = z.strictObject({ rows: z.array(z.string()) });

function setUp(first: ApiReading | undefined) {
  TestBed.configureTestingModule({ providers: [provideApi(), provideHttpClientTesting()] });
  const reading = signal(first);
  const resource = TestBed.runInInjectionContext(() => apiResource(reading, rowsSchema));
  TestBed.tick();
  return { reading, resource, server: TestBed.inject(HttpTestingController) };
}

const settle = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};

describe('apiResource', () => {
  it('reads nothing while there is nothing to read', () => {
    const { resource, server } = setUp(undefined);
    server.expectNone(() => true);
    expect(resource.hasValue()).toBe(false);
  });

  it('asks by POST for what must stay out of URLs, and again when it changes', async () => {
    const { reading, resource, server } = setUp({
      path: 'patients/search',
      body: { text: 'oka' },
    });
    const call = server.expectOne('/api/v1/patients/search');
    expect(call.request.method).toBe('POST');
    expect(call.request.body).toEqual({ text: 'oka' });
    expect(call.request.headers.get('X-Glabella-Request')).toBe('1');
    call.flush({ rows: ['Okafor'] });
    await settle();
    expect(resource.value()).toEqual({ rows: ['Okafor'] });
    reading.set('colleagues');
    TestBed.tick();
    server.expectOne('/api/v1/colleagues').flush({ rows: [] });
    await settle();
    expect(resource.value()).toEqual({ rows: [] });
  });

  it('ends in the problem that the server told of', async () => {
    const { resource, server } = setUp('x');
    server.expectOne('/api/v1/x').flush(
      {
        type: 'about:blank',
        title: 'Not here',
        status: 404,
        code: 'record.not_found',
        detail: 'Search for it.',
        requestId: 'req-2',
      },
      { status: 404, statusText: 'Not Found' },
    );
    await settle();
    expect(problemOf(resource.error())).toMatchObject({ isNotFound: true, requestId: 'req-2' });
  });

  it.each([
    ['is no record where the address holds no id', [{ path: 'id', message: 'Invalid UUID' }], true],
    ['is a field to change where one is named', [{ path: 'from', message: 'Not a date' }], false],
    ['says nothing of a record where no field is named', [], false],
  ])('%s', async (_, issues, isNotFound) => {
    const { resource, server } = setUp('x');
    const title = 'Some fields need a change. Each is named below.';
    server.expectOne('/api/v1/x').flush(
      {
        ...{ type: 'about:blank', title, status: 400, code: 'request.invalid' },
        ...{ detail: 'Change them.', requestId: 'req-3', issues },
      },
      { status: 400, statusText: 'Bad Request' },
    );
    await settle();
    expect(problemOf(resource.error()).isNotFound).toBe(isNotFound);
  });

  it('ends in a problem when the answer breaks the contract', async () => {
    const { resource, server } = setUp('x');
    server.expectOne('/api/v1/x').flush({ rows: [1] });
    await settle();
    expect(problemOf(resource.error()).code).toBe('response.unreadable');
  });
});
