import {
  productHere,
  signedSessionBody,
  type InjectionSession,
  type SessionContext,
  type SessionDraftBody,
  type SessionDraftCreation,
} from '@glabella/contracts';
import {
  copyLastSession,
  copyObstacle,
  firstProduct,
  oldestUsable,
  prefillSites,
  usualLot,
} from '@glabella/domain/treatment';

/** What a new draft starts from. */
export interface DraftStart {
  readonly context: SessionContext;
  readonly prefill: NonNullable<SessionDraftCreation['prefill']>;
  /** The caller, if they may inject. */
  readonly injectorId: string | null;
  /** Where the caller signed last; null where that is not known. */
  readonly lastCareSite: string | null;
  /** The present, an ISO instant. */
  readonly now: string;
}

/** A draft before anything was entered: the protocol's preparation and doses, and no answer to any question. */
export function newDraftBody(start: DraftStart): SessionDraftBody {
  const { context, prefill } = start;
  const { protocol } = context;
  const { productId } = firstProduct(protocol);
  const copies =
    prefill === 'last-session' &&
    copyObstacle(context.lastSession, { productId, region: protocol.region }) === null;
  return {
    performedOn: context.today,
    injectedAt: null,
    performedById: start.injectorId,
    careSite: usualCareSite(start),
    productId,
    ...preparation(start),
    reconstitutedBy: null,
    unitsDrawn: null,
    sealIntact: null,
    sites: copies
      ? copyLastSession(context.lastSites, protocol.areas)
      : prefillSites(protocol, context.patient.sex),
    frownAtRest: null,
    frownAtMaximum: null,
    contraindications: {},
    precautions: {},
    elsewhereAsked: false,
    toxinElsewhere: [],
    consentOn: null,
    checkAnswers: [],
    aftercareListVersion: context.aftercare.list.version,
    aftercareTold: [],
    aftercareMethod: null,
    aftercareById: null,
    aftercareAt: null,
    note: null,
    amendmentReason: null,
  };
}

/** The only site of care, or the one where the caller signed last. */
function usualCareSite({ context, lastCareSite }: DraftStart): SessionDraftBody['careSite'] {
  const { careSites } = context;
  const [only] = careSites;
  if (careSites.length === 1) return only ?? null;
  return careSites.find(({ code }) => code === lastCareSite) ?? null;
}

/** The protocol's preparation, of the lot that is usually taken where the practice keeps its stock here. */
function preparation({
  context,
  now,
}: DraftStart): Pick<
  SessionDraftBody,
  'lotNumber' | 'lotExpiresOn' | 'vialUnits' | 'vialsOpened' | 'diluentMl' | 'reconstitutedAt'
> {
  const { productId, vialUnits, diluentMl } = firstProduct(context.protocol);
  const hours = productHere(productId, context)?.useWithinHours ?? null;
  const lot = usualLot(context.stock?.lots ?? [], {
    productId,
    vialUnits,
    on: context.today,
    at: now,
    useWithinHours: hours,
    recalls: context.openRecalls,
  });
  if (!lot || lot.vialUnits !== vialUnits) {
    const none = { lotNumber: null, lotExpiresOn: null, reconstitutedAt: null };
    return { ...none, vialUnits, vialsOpened: 1, diluentMl };
  }
  const waiting = oldestUsable(lot.opened, now, hours);
  return {
    lotNumber: lot.lotNumber,
    lotExpiresOn: lot.lotExpiresOn,
    vialUnits,
    vialsOpened: 1,
    diluentMl: waiting?.diluentMl ?? diluentMl,
    reconstitutedAt: waiting?.reconstitutedAt ?? null,
  };
}

/** The draft of an amendment: everything as it was signed, and a reason still to be written. */
export function amendmentBody(session: InjectionSession): SessionDraftBody {
  return { ...signedSessionBody(session), amendmentReason: null };
}
