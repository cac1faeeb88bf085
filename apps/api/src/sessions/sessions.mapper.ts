import type {
  InjectionSession,
  InjectionSessionRecord,
  PatientRecord,
  SessionContext,
  SessionDraft,
} from '@glabella/contracts';
import {
  everyPrecaution,
  shippedAftercare,
  type PrecautionAnswers,
  type PrecautionId,
} from '@glabella/domain/treatment';
import { toCosignature } from '../cosignatures/cosignatures.mapper';
import type { SessionDraftRow, SessionRow } from './session-rows';
import type { BeforeNeedle, StoredCheck } from './stored-session';

const recentLots = 8;

const numberOf = (numeric: string | null) => (numeric === null ? null : Number(numeric));
const instantOf = (at: Date | null) => at?.toISOString() ?? null;

/** One version of a signed session. */
export function toInjectionSession(row: SessionRow): InjectionSession {
  const { aftercare, before_needle: before } = row;
  return {
    id: row.id,
    patientId: row.patient_id,
    courseId: row.course_id,
    version: row.version,
    status: row.status,
    performedOn: row.performed_on,
    performedBy: { id: row.performed_by, displayName: row.performer_name },
    careSite: careSiteOf(row),
    injectedAt: instantOf(row.injected_at),
    protocolId: row.protocol_id,
    protocolVersion: row.protocol_version,
    productId: row.product_id,
    lotNumber: row.lot_number,
    lotExpiresOn: row.lot_expires_on,
    vialUnits: Number(row.vial_units),
    vialsOpened: row.vials_opened,
    diluentMl: numberOf(row.diluent_ml),
    reconstitutedAt: instantOf(row.reconstituted_at),
    reconstitutedBy: reconstitutedByOf(row),
    unitsDrawn: numberOf(row.units_drawn),
    sealIntact: row.seal_intact,
    sites: [...row.sites],
    totalUnits: Number(row.total_units),
    frownAtRest: row.frown_at_rest,
    frownAtMaximum: row.frown_at_maximum,
    contraindications: before.contraindications,
    precautions: toPrecautionAnswers(before.precautions),
    elsewhereAsked: before.elsewhereAsked,
    toxinElsewhere: before.toxinElsewhere,
    consentOn: before.consentOn,
    consent: before.consent ?? null,
    checks: row.checks.map(toCheck),
    aftercareListVersion: row.aftercare_list_version,
    aftercareTold: [...aftercare.told],
    aftercareMethod: aftercare.method,
    aftercareBy:
      aftercare.byId === null
        ? null
        : { id: aftercare.byId, displayName: row.aftercare_name ?? '' },
    aftercareAt: aftercare.at ?? null,
    note: row.note,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
    signature: {
      signedById: row.signed_by,
      printedName: row.signer_name,
      signedAt: row.signed_at.toISOString(),
      meaning: row.signature_meaning,
      credential: row.credential,
      cosignature: row.cosignature && toCosignature(row.cosignature),
    },
  };
}

function careSiteOf({ care_site: code, care_site_name: name }: SessionRow) {
  return code === null || name === null ? null : { code, name };
}

function reconstitutedByOf({ reconstituted_by: staffId, reconstituted_by_name: name }: SessionRow) {
  return name === null ? null : { staffId, name };
}

function toCheck(check: StoredCheck): InjectionSession['checks'][number] {
  const { code, severity, title, evidence, answerBy, source, answer } = check;
  return {
    code,
    severity,
    title,
    evidence,
    answerBy,
    ...(source === undefined ? {} : { source }),
    answer: answer && {
      code: answer.code,
      acknowledged: answer.acknowledged,
      reason: answer.reason,
      evidence: answer.evidence,
    },
  };
}

/** A stored list says of every precaution that it asked for whether it is present; none of them was asked without one. */
export function toPrecautionAnswers(stored: BeforeNeedle['precautions']): PrecautionAnswers {
  if (stored === null) return {};
  if (!isList(stored)) return stored;
  const present = stored.map((id) => [id, 'yes'] as const);
  return { ...everyPrecaution('no'), ...Object.fromEntries(present) };
}

function isList(
  stored: NonNullable<BeforeNeedle['precautions']>,
): stored is readonly PrecautionId[] {
  return Array.isArray(stored);
}

/** What a draft holds, as drafts hold it now. */
export function toDraftBody({ body }: SessionDraftRow): SessionDraft['body'] {
  return {
    ...body,
    careSite: body.careSite ?? null,
    reconstitutedBy: body.reconstitutedBy ?? null,
    unitsDrawn: body.unitsDrawn ?? null,
    sealIntact: body.sealIntact ?? null,
    precautions: toPrecautionAnswers(body.precautions),
    aftercareListVersion: body.aftercareListVersion ?? shippedAftercare.version,
    aftercareAt: body.aftercareAt ?? null,
  };
}

/** A draft with what its editor needs beside it. */
export function toSessionDraft(row: SessionDraftRow, context: SessionContext): SessionDraft {
  return {
    id: row.id,
    version: row.version,
    amendsSessionId: row.amends_session_id,
    body: toDraftBody(row),
    createdBy: { id: row.created_by, displayName: row.creator_name },
    createdAt: row.created_at.toISOString(),
    updatedBy: { id: row.updated_by, displayName: row.editor_name },
    updatedAt: row.updated_at.toISOString(),
    context,
  };
}

/** A draft as the patient's page lists it. */
export function toListedDraft(row: SessionDraftRow): PatientRecord['sessionDrafts'][number] {
  return {
    id: row.id,
    courseId: row.course_id,
    amendsSessionId: row.amends_session_id,
    performedOn: row.body.performedOn,
    updatedBy: { id: row.updated_by, displayName: row.editor_name },
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The amendment that is being written to a session. */
export function toOpenAmendment(
  row: SessionDraftRow | null,
): InjectionSessionRecord['openAmendment'] {
  if (row === null) return null;
  const by = { id: row.updated_by, displayName: row.editor_name };
  return { draftId: row.id, by, updatedAt: row.updated_at.toISOString() };
}

/** The lots of these sessions, each once, in the order in which they come. */
export function toRecentLots(used: SessionContext['recentLots']): SessionContext['recentLots'] {
  const lots = new Map<string, SessionContext['recentLots'][number]>();
  for (const lot of used) {
    const key = `${lot.productId} ${lot.lotNumber}`;
    if (!lots.has(key)) lots.set(key, lot);
  }
  return [...lots.values()].slice(0, recentLots);
}
