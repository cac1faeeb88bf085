import {
  openSessionChecks,
  sessionChecks,
  type CheckAnswer,
  type CheckedDraft,
  type SessionDraftBody,
} from '@glabella/contracts';
import {
  consentStanding,
  findProduct,
  readyMlPerVial,
  sortSites,
  totalUnits,
  volumeMl,
  type CheckAnswerer,
  type SessionCheck,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { RuleBroken, type ProblemIssue } from '../http/errors';
import type { StatedSession, StoredCheck, StoredSite } from './stored-session';

/** Which version of which session a draft becomes. */
export interface SessionPlace {
  readonly id: string;
  readonly version: number;
}

/**
 * What a draft states once it is signed by `signer`: every check settled, volumes and total computed. Throws RuleBroken
 * `session.checks_open` with an issue for each check that still blocks.
 */
export function stateSession(
  draft: CheckedDraft,
  place: SessionPlace,
  now: string,
  signer: CheckAnswerer,
): StatedSession {
  refuseOpen(openSessionChecks(draft, now, signer));
  const { body, context } = draft;
  const sites = storedSites(body, context.protocol);
  return {
    ...place,
    patientId: context.patient.id,
    courseId: context.courseId,
    performedOn: known(body.performedOn),
    performedById: known(body.performedById),
    careSite: statedCareSite(draft),
    protocolId: context.protocol.id,
    protocolVersion: context.protocol.version,
    productId: known(body.productId),
    lotNumber: known(body.lotNumber).trim(),
    lotExpiresOn: known(body.lotExpiresOn),
    vialUnits: known(body.vialUnits),
    vialsOpened: known(body.vialsOpened),
    diluentMl: body.diluentMl,
    reconstitutedAt: body.reconstitutedAt,
    reconstitutedBy: statedReconstituter(draft),
    unitsDrawn: body.unitsDrawn,
    sealIntact: body.sealIntact,
    injectedAt: body.injectedAt,
    sites,
    totalUnits: totalUnits(sites),
    frownAtRest: body.frownAtRest,
    frownAtMaximum: body.frownAtMaximum,
    beforeNeedle: {
      contraindications: body.contraindications,
      precautions: body.precautions,
      elsewhereAsked: body.elsewhereAsked,
      toxinElsewhere: body.toxinElsewhere,
      ...consentOf(draft),
    },
    checks: sessionChecks(draft, now).map((check) => answered(check, body.checkAnswers)),
    aftercare: {
      told: [...new Set(body.aftercareTold)],
      method: body.aftercareMethod,
      byId: body.aftercareById,
      at: body.aftercareAt,
    },
    aftercareListVersion: context.aftercare.list.version,
    note: written(body.note),
    reason: draft.amendsSessionId === null ? null : written(body.amendmentReason),
  };
}

/** The site under the name that it has now; none is a session of which it is not recorded. */
function statedCareSite({ body, context }: CheckedDraft): StatedSession['careSite'] {
  const { careSite } = body;
  if (careSite === null) return null;
  const listed = context.careSites.find(({ code }) => code === careSite.code);
  if (listed) return listed;
  const message = 'Choose a site of care of the practice, or none.';
  throw new RuleBroken('session.care_site_unknown', message, {}, [{ path: 'careSite', message }]);
}

/** The person under the name that they have now, or the pharmacy as it was written; none is not recorded. */
function statedReconstituter({ body, context }: CheckedDraft): StatedSession['reconstitutedBy'] {
  if (body.reconstitutedBy === null) return null;
  const { staffId, name } = body.reconstitutedBy;
  const person = context.injectors.find(({ id }) => id === staffId);
  return { staffId, name: person?.displayName ?? name.trim() };
}

/** The consent that covers the day of the session; an amended session may have stated one before they were kept. */
function consentOf({ body, context }: CheckedDraft) {
  const standing = consentStanding(context.consents, known(body.performedOn));
  if (standing.kind === 'in-force') {
    const { id, documentVersion, agreedOn } = standing.consent;
    return { consentOn: agreedOn, consent: { id, documentVersion } };
  }
  return { consentOn: context.statedConsentOn, consent: null };
}

function refuseOpen(open: readonly SessionCheck[]): void {
  if (open.length === 0) return;
  throw new RuleBroken(
    'session.checks_open',
    'Some checks of this session are not settled. Each is named below.',
    { count: open.length },
    open.map(({ code, title }): ProblemIssue => ({ path: `checks.${code}`, message: title })),
  );
}

/** A value that the checks have found present; its absence would be a check that was forgotten. */
function known<Value>(value: Value | null): Value {
  if (value === null) throw new RuleBroken('session.incomplete', 'The session is not complete.');
  return value;
}

function written(text: string | null): string | null {
  return text?.trim() || null;
}

function storedSites(body: SessionDraftBody, { areas }: TreatmentProtocol): StoredSite[] {
  const product = findProduct(known(body.productId));
  const vialUnits = known(body.vialUnits);
  const readyMl = product ? readyMlPerVial(product, vialUnits, body.diluentMl) : null;
  if (readyMl === null) {
    throw new RuleBroken('session.volume_unknown', 'The volume of this product is not known.');
  }
  const sites = body.sites.map(({ muscle, side, units }) => {
    const dose = known(units);
    return { muscle, side, units: dose, volumeMl: volumeMl(dose, vialUnits, readyMl) };
  });
  const tooSmall = sites.flatMap((site, index) =>
    site.volumeMl > 0
      ? []
      : [{ path: `sites.${index}.units`, message: 'Less than a thousandth of a mL.' }],
  );
  if (tooSmall.length > 0) {
    const text = 'A volume is too small to be drawn up. Check the units and the dilution.';
    throw new RuleBroken('session.volume_too_small', text, {}, tooSmall);
  }
  return sortSites(sites, areas);
}

function answered(check: SessionCheck, answers: readonly CheckAnswer[]): StoredCheck {
  const { code, severity, title, evidence, answerBy, source } = check;
  const answer = answers.find(
    (given) => given.code === code && (given.evidence === null || given.evidence === evidence),
  );
  return {
    code,
    severity,
    title,
    evidence,
    answerBy,
    ...(source === undefined ? {} : { source }),
    answer:
      answer === undefined || severity === 'note'
        ? null
        : { ...answer, reason: written(answer.reason), evidence },
  };
}
