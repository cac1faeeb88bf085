import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionDraftBody } from '@glabella/contracts';
import { provideApi } from '../http/provide-api';
import { Submission } from '../http/submission';
import { SessionCalls } from './session-calls';

const id = '0198c0de-0000-7000-8000-00000000d001';
const ref = { id, version: 2 };

function setUp() {
  TestBed.configureTestingModule({ providers: [provideApi(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const answered = (path: string, body: object | null, status = 200) => {
    const call = server.expectOne(`/api/v1/${path}`);
    call.flush(body, { status, statusText: String(status) });
    return call.request;
  };
  return { calls: TestBed.inject(SessionCalls), answered };
}

describe('the calls of sessions', () => {
  it('save a draft over the version that was read', async () => {
    const { calls, answered } = setUp();
    const saved = calls.saveDraft(id, {} as SessionDraftBody, 7);
    const request = answered(`session-drafts/${id}`, {
      version: 8,
      savedAt: '2026-11-23T14:02:00Z',
    });
    expect(request.method).toBe('PUT');
    expect(request.headers.get('If-Match')).toBe('"7"');
    expect(await saved).toEqual({ version: 8, savedAt: '2026-11-23T14:02:00Z' });
  });

  it('sign what the signer has read, once however often it is sent', async () => {
    const { calls, answered } = setUp();
    const submission = new Submission();
    const body = { password: 'correct horse battery' };
    const lost = calls.signDraft(id, body, 7, submission).catch((error: unknown) => error);
    const first = answered(`session-drafts/${id}/sign`, null, 500);
    await lost;
    const signed = calls.signDraft(id, body, 7, submission);
    const second = answered(`session-drafts/${id}/sign`, ref, 201);
    expect(second.headers.get('If-Match')).toBe('"7"');
    expect(second.headers.get('Idempotency-Key')).toBe(first.headers.get('Idempotency-Key'));
    expect(await signed).toEqual(ref);
  });

  it('discard and void in the version that was read', async () => {
    const { calls, answered } = setUp();
    const discarded = calls.discardDraft(id, 7);
    const gone = answered(`session-drafts/${id}`, null, 204);
    expect([gone.method, gone.headers.get('If-Match')]).toEqual(['DELETE', '"7"']);
    await discarded;
    const voided = calls.voidSession(id, { reason: 'Other patient', password: 'x' }, 1);
    const request = answered(`sessions/${id}/void`, ref);
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(await voided).toEqual(ref);
  });
});
