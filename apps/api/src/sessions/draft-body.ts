import {
  signedSessionBody,
  type InjectionSession,
  type SessionContext,
  type SessionDraftBody,
  type SessionDraftCreation,
} from '@glabella/contracts';
import { copyLastSession, prefillSites, type TreatmentProtocol } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** What a new draft starts from. */
export interface DraftStart {
  readonly context: SessionContext;
  readonly protocol: TreatmentProtocol;
  readonly prefill: NonNullable<SessionDraftCreation['prefill']>;
  /** The caller, if they may inject. */
  readonly injectorId: string | null;
  readonly consentOn: CalendarDate | null;
}

/** A draft before anything was entered: the protocol's preparation and doses, and no answer to any question. */
export function newDraftBody(start: DraftStart): SessionDraftBody {
  const { context, protocol, prefill } = start;
  const copies = prefill === 'last-session' && context.lastSites.length > 0;
  return {
    performedOn: context.today,
    injectedAt: null,
    performedById: start.injectorId,
    productId: protocol.productId,
    lotNumber: null,
    lotExpiresOn: null,
    vialUnits: protocol.vialUnits,
    vialsOpened: 1,
    diluentMl: protocol.diluentMl,
    reconstitutedAt: null,
    sites: copies
      ? copyLastSession(context.lastSites)
      : prefillSites(protocol, context.patient.sex),
    frownAtRest: null,
    frownAtMaximum: null,
    contraindications: {},
    precautions: null,
    elsewhereAsked: false,
    toxinElsewhere: [],
    consentOn: start.consentOn,
    checkAnswers: [],
    aftercareTold: [],
    aftercareMethod: null,
    aftercareById: null,
    note: null,
    amendmentReason: null,
  };
}

/** The draft of an amendment: everything as it was signed, and a reason still to be written. */
export function amendmentBody(session: InjectionSession): SessionDraftBody {
  return { ...signedSessionBody(session), amendmentReason: null };
}
