import type { InjectionSession, SessionDraftBody } from './sessions';

/**
 * A signed version in the shape of a draft: what an amendment starts from, and what it is compared with. Its reason is the one
 * that this version was signed with.
 */
export function signedSessionBody(session: InjectionSession): SessionDraftBody {
  return {
    performedOn: session.performedOn,
    injectedAt: session.injectedAt,
    performedById: session.performedBy.id,
    careSite: session.careSite,
    productId: session.productId,
    lotNumber: session.lotNumber,
    lotExpiresOn: session.lotExpiresOn,
    vialUnits: session.vialUnits,
    vialsOpened: session.vialsOpened,
    diluentMl: session.diluentMl,
    reconstitutedAt: session.reconstitutedAt,
    reconstitutedBy: session.reconstitutedBy,
    unitsDrawn: session.unitsDrawn,
    sealIntact: session.sealIntact,
    sites: session.sites.map(({ muscle, side, units }) => ({ muscle, side, units })),
    frownAtRest: session.frownAtRest,
    frownAtMaximum: session.frownAtMaximum,
    contraindications: session.contraindications,
    precautions: session.precautions,
    elsewhereAsked: session.elsewhereAsked,
    toxinElsewhere: session.toxinElsewhere,
    consentOn: session.consentOn,
    checkAnswers: session.checks.flatMap(({ answer }) => (answer ? [answer] : [])),
    aftercareListVersion: session.aftercareListVersion,
    aftercareTold: session.aftercareTold,
    aftercareMethod: session.aftercareMethod,
    aftercareById: session.aftercareBy?.id ?? null,
    aftercareAt: session.aftercareAt,
    note: session.note,
    amendmentReason: session.reason,
  };
}
