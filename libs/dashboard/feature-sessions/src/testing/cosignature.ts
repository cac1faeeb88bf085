import type { Cosignature, CosignatureEvent } from '@glabella/contracts';
import { colleague, injector } from './session-draft';

const event = (change: Partial<CosignatureEvent>): CosignatureEvent => ({
  kind: 'requested',
  author: colleague,
  awaitedFrom: injector,
  reason: null,
  printedName: null,
  meaning: null,
  recordedAt: '2026-11-23T14:05:00.000Z',
  ...change,
});

/** A co-signature that the colleague of the specs asks the psychiatrist at the page for. */
export function cosignatureOf(change: Partial<Cosignature> = {}): Cosignature {
  return {
    id: '0198c0de-0000-7000-8000-00000000a001',
    version: 1,
    state: 'awaited',
    supervisor: injector,
    events: [event({})],
    ...change,
  };
}

/** The same, returned with a reason. */
export const returnedCosignature = cosignatureOf({
  version: 2,
  state: 'returned',
  events: [
    event({}),
    event({ kind: 'returned', author: injector, awaitedFrom: null, reason: 'Which lot?' }),
  ],
});

/** The same, given. */
export const givenCosignature = cosignatureOf({
  version: 2,
  state: 'signed',
  events: [
    event({}),
    event({
      kind: 'signed',
      author: injector,
      awaitedFrom: null,
      printedName: injector.displayName,
      meaning: 'I supervised this injection session',
      recordedAt: '2026-11-24T09:00:00.000Z',
    }),
  ],
});
