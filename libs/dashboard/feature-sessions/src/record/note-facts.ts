import {
  lastStepOf,
  type Cosignature,
  type CourseHistory,
  type InjectionSession,
} from '@glabella/contracts';
import {
  aftercareListOf,
  aftercareText,
  credentialLine,
  findAftercare,
  findProduct,
  diagnosisOf,
  knownAreas,
  procedureNote,
  protocolOf,
  type AftercareList,
  type Diagnosis,
  type FrownSeverity,
  type NoteCosignature,
  type ProcedureNoteFacts,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { compareInstants } from '@glabella/domain/values';

/** The versions of protocols and of the aftercare list that a session names. */
export interface NamedVersions {
  readonly protocols: readonly TreatmentProtocol[];
  readonly aftercareLists: readonly AftercareList[];
}

/** The diagnosis that the course carried when a version was signed; null where that is not known. */
export function diagnosisWhenSigned(
  course: CourseHistory | null,
  protocols: readonly TreatmentProtocol[],
  signedAt: string,
): Diagnosis | null {
  const known = [...(course?.versions ?? [])]
    .filter(({ recordedAt }) => compareInstants(recordedAt, signedAt) <= 0)
    .sort((a, b) => compareInstants(a.recordedAt, b.recordedAt))
    .at(-1);
  if (!known) return null;
  const { diagnosisCode: code } = known;
  const protocol = protocolOf(protocols, known);
  return (protocol && diagnosisOf(protocol, code)) ?? { code, label: '' };
}

/** A signed version among all versions of its session. */
export interface VersionOfSession {
  readonly session: InjectionSession;
  readonly versions: readonly InjectionSession[];
}

/**
 * One signed version as a procedure note, ready to paste. A product or protocol that this installation no longer knows is
 * named by its code.
 */
export function noteOf(
  version: VersionOfSession,
  named: NamedVersions,
  timeZone: string,
  diagnosis: Diagnosis | null,
): string {
  return procedureNote(noteFacts(version, named, timeZone, diagnosis));
}

/** A session is late by its first version: an amendment is no late entry, however long after it comes. */
function firstRecordedAt({ session, versions }: VersionOfSession): string {
  return versions.find(({ version }) => version === 1)?.recordedAt ?? session.recordedAt;
}

/** Who answered the checks: voiding repeats them and answers none. */
function answeredBy({ session, versions }: VersionOfSession): string | null {
  if (session.status !== 'voided') return session.signature.printedName;
  const [before] = versions
    .filter(({ version }) => version < session.version)
    .sort((a, b) => b.version - a.version);
  return before?.signature.printedName ?? null;
}

function noteFacts(
  version: VersionOfSession,
  { protocols, aftercareLists }: NamedVersions,
  timeZone: string,
  diagnosis: Diagnosis | null,
): ProcedureNoteFacts {
  const { session } = version;
  const { signature } = session;
  return {
    timeZone,
    performedOn: session.performedOn,
    performedAt: session.injectedAt,
    recordedAt: firstRecordedAt(version),
    performedByName: session.performedBy.displayName,
    careSiteName: session.careSite?.name ?? null,
    protocol: noteProtocol(session, protocols),
    diagnosis,
    product: productOf(session),
    lotNumber: session.lotNumber,
    lotExpiresOn: session.lotExpiresOn,
    vialUnits: session.vialUnits,
    vialsOpened: session.vialsOpened,
    diluentMl: session.diluentMl,
    reconstitutedAt: session.reconstitutedAt,
    reconstitutedByName: session.reconstitutedBy?.name ?? null,
    unitsDrawn: session.unitsDrawn,
    sealIntact: session.sealIntact,
    sites: session.sites,
    frownBefore: {
      rest: frownGrade(session.frownAtRest),
      maximum: frownGrade(session.frownAtMaximum),
    },
    contraindications: session.contraindications,
    precautions: session.precautions,
    elsewhereAsked: session.elsewhereAsked,
    toxinElsewhere: session.toxinElsewhere,
    consentOn: session.consentOn,
    consentVersion: session.consent?.documentVersion ?? null,
    checks: session.checks.map(({ answer, ...check }) => ({
      ...check,
      acknowledged: answer?.acknowledged ?? false,
      reason: answer?.reason ?? null,
      answeredByName: answeredBy(version),
    })),
    aftercare: {
      told: toldSentences(session, aftercareLists),
      listVersion: session.aftercareListVersion,
      method: session.aftercareMethod,
      byName: session.aftercareBy?.displayName ?? null,
      at: session.aftercareAt,
    },
    remarks: session.note,
    version: session.version,
    isVoided: session.status === 'voided',
    versionReason: session.reason,
    signature: {
      printedName: signature.printedName,
      at: signature.signedAt,
      meaning: signature.meaning,
      credential: signature.credential && credentialLine(signature.credential),
      cosignature: signature.cosignature && cosignatureOf(signature.cosignature),
    },
  };
}

/** What was told, word for word as the version of the list has it that the session was signed with. */
function toldSentences(
  { aftercareTold, aftercareListVersion }: InjectionSession,
  lists: readonly AftercareList[],
): string[] {
  const list = aftercareListOf(lists, aftercareListVersion);
  return aftercareTold.map((id) => {
    const instruction = list && findAftercare(list, id);
    return instruction ? aftercareText(instruction) : id;
  });
}

function cosignatureOf(cosignature: Cosignature): NoteCosignature {
  const { state, supervisor } = cosignature;
  if (state === 'awaited') return { state, from: supervisor.displayName };
  const { author, printedName, meaning, reason, recordedAt: at } = lastStepOf(cosignature);
  return state === 'signed'
    ? { state, printedName: printedName ?? author.displayName, at, meaning: meaning ?? '' }
    : { state, by: author.displayName, at, reason: reason ?? '' };
}

function noteProtocol(
  session: InjectionSession,
  protocols: readonly TreatmentProtocol[],
): ProcedureNoteFacts['protocol'] {
  return (
    protocolOf(protocols, session) ?? {
      name: session.protocolId,
      version: session.protocolVersion,
      areas: knownAreas,
      region: '',
      indication: 'not known',
      offLabelStatement: null,
    }
  );
}

function productOf({ productId }: InjectionSession): ProcedureNoteFacts['product'] {
  return (
    findProduct(productId) ?? {
      name: productId,
      brand: 'brand not known',
      form: 'powder',
      liquidUnitsPerMl: null,
    }
  );
}

function frownGrade(grade: number | null): FrownSeverity | null {
  return grade === 0 || grade === 1 || grade === 2 || grade === 3 ? grade : null;
}
