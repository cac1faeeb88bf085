import type {
  InjectionSession,
  SessionContext,
  SessionDraftBody,
  SessionDraftCreation,
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
  return {
    performedOn: session.performedOn,
    injectedAt: session.injectedAt,
    performedById: session.performedBy.id,
    productId: session.productId,
    lotNumber: session.lotNumber,
    lotExpiresOn: session.lotExpiresOn,
    vialUnits: session.vialUnits,
    vialsOpened: session.vialsOpened,
    diluentMl: session.diluentMl,
    reconstitutedAt: session.reconstitutedAt,
    sites: session.sites.map(({ muscle, side, units }) => ({ muscle, side, units })),
    frownAtRest: session.frownAtRest,
    frownAtMaximum: session.frownAtMaximum,
    contraindications: session.contraindications,
    precautions: wereAsked(session) ? session.precautions : null,
    elsewhereAsked: session.elsewhereAsked,
    toxinElsewhere: session.toxinElsewhere,
    consentOn: session.consentOn,
    checkAnswers: session.checks.flatMap(({ answer }) => (answer === null ? [] : [answer])),
    aftercareTold: session.aftercareTold,
    aftercareMethod: session.aftercareMethod,
    aftercareById: session.aftercareBy?.id ?? null,
    note: session.note,
    amendmentReason: null,
  };
}

function wereAsked({ checks }: InjectionSession): boolean {
  return checks.every(({ code }) => code !== 'precautions-not-asked');
}
