import { randomUUID } from 'node:crypto';
import type { Caller } from './api-under-test';
import type { TestStaff } from './practice-builder';

/** Somebody of a practice as the parts of the API know them that are called without a request. */
export function callerOf({ practiceId, id, displayName, roles }: TestStaff): Caller {
  return {
    practiceId,
    staffId: id,
    displayName,
    roles,
    sessionId: randomUUID(),
    requestId: 'api-e2e',
    address: '127.0.0.1',
  };
}
