import {
  draftSavedSchema,
  type RecordRef,
  recordRefSchema,
  type SessionDraft,
  type SessionDraftBody,
  sessionDraftSchema,
} from '@glabella/contracts';
import { demoPassword } from '@glabella/synthetic';
import { contraindicationIds, everyPrecaution, plannedAftercare } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import type { PracticeCalls } from './practice-api';

/** The expiry of every lot that these tests name: the same on whichever day of the year one is received or injected. */
export function testLotExpiry(today: CalendarDate): CalendarDate {
  return `${Number(today.slice(0, 4)) + 1}-12-31`;
}

/** The draft with everything filled in as it should be. */
export function filledIn(
  { body, context, createdBy }: SessionDraft,
  today: CalendarDate,
): SessionDraftBody {
  const planned = plannedAftercare(context.aftercare.list, context.protocol.aftercare);
  const noContraindication = contraindicationIds.map((id) => [id, 'no'] as const);
  return {
    ...body,
    performedById: createdBy.id,
    lotNumber: 'C7741',
    lotExpiresOn: testLotExpiry(today),
    contraindications: Object.fromEntries(noContraindication),
    precautions: everyPrecaution('no'),
    elsewhereAsked: true,
    frownAtRest: 1,
    frownAtMaximum: 3,
    aftercareTold: planned.map(({ id }) => id),
    aftercareMethod: 'in-person',
    aftercareById: createdBy.id,
    checkAnswers: [
      'reconstitution-time-missing',
      'baseline-missing',
      'phq9-missing',
      'phq9-old',
    ].map((code) => ({ code, acknowledged: true, reason: null, evidence: null })),
  };
}

/** Receives the vials that a session opens: the demo practice keeps its stock here, and no session takes what is not on hand. */
export async function receiveLot(
  api: PracticeCalls,
  lot: Pick<SessionDraftBody, 'lotNumber' | 'lotExpiresOn' | 'vialUnits' | 'vialsOpened'> &
    Partial<Pick<SessionDraftBody, 'productId'>>,
  today: CalendarDate,
): Promise<RecordRef> {
  const delivery = {
    productId: lot.productId ?? 'onabotulinumtoxinA',
    lotNumber: lot.lotNumber,
    expiresOn: lot.lotExpiresOn,
    vialUnits: lot.vialUnits ?? 100,
    vials: lot.vialsOpened ?? 1,
    supplier: 'Synthetic supplier',
    receivedOn: today,
  };
  return api.create('stock/deliveries', delivery, recordRefSchema);
}

/** Signs a session of a course through the API. */
export async function signedSession(
  api: PracticeCalls,
  courseId: string,
  today: CalendarDate,
  change: Partial<SessionDraftBody>,
): Promise<RecordRef> {
  const draft = await api.create('session-drafts', { courseId }, sessionDraftSchema);
  const path = `session-drafts/${draft.id}`;
  const body = { ...filledIn(draft, today), ...change };
  await receiveLot(api, body, today);
  const { version } = await api.change(path, body, draftSavedSchema, draft.version);
  const signing = { password: demoPassword };
  return api.create(`${path}/sign`, signing, recordRefSchema, version);
}
