import type { Cosignature, ListedCosignature } from '@glabella/contracts';
import { absenceOn, isPastCosigning, standInFor } from '@glabella/domain/safety';
import { authorIn, type DutyRoster } from '../absences/duty-roster';
import type { Caller } from '../http/caller';
import type { ListedCosignatureRow, StoredCosignature } from './cosignature-rows';
import { answersFor } from './supervisors';

/** A co-signature with its steps; instants in one way of writing. */
export function toCosignature(stored: StoredCosignature): Cosignature {
  return {
    ...stored,
    events: stored.events.map((event) => ({
      ...event,
      recordedAt: new Date(event.recordedAt).toISOString(),
    })),
  };
}

/** A line of the queue as it stands for the caller today. */
export function toListedCosignature(
  row: ListedCosignatureRow,
  roster: DutyRoster,
  caller: Caller,
): ListedCosignature {
  const cosignature = toCosignature(row.cosignature);
  const { supervisor } = cosignature;
  const absence = absenceOn(roster.absences, supervisor.id, roster.today);
  const standIn = standInFor(supervisor.id, roster);
  return {
    ...cosignature,
    sessionId: row.session_id,
    sessionVersion: row.session_version,
    performedOn: row.performed_on,
    totalUnits: Number(row.total_units),
    lotNumber: row.lot_number,
    signedBy: { id: row.delegate_id, displayName: row.delegate_name },
    signedAt: row.signed_at.toISOString(),
    supervisorIsPast: isPastCosigning(supervisor.id, roster),
    supervisorAwayUntil: absence?.untilOn ?? null,
    cover: standIn === null || standIn === supervisor.id ? null : authorIn(roster, standIn),
    isForCaller: isForCaller(row, cosignature, roster, caller),
    patient: {
      id: row.patient_id,
      givenName: row.given_name,
      familyName: row.family_name,
      birthDate: row.birth_date,
      mrn: row.mrn,
    },
  };
}

function isForCaller(
  row: ListedCosignatureRow,
  { state, supervisor }: Cosignature,
  roster: DutyRoster,
  caller: Caller,
): boolean {
  if (state === 'returned') return row.delegate_id === caller.staffId;
  return answersFor(caller, { delegateId: row.delegate_id, supervisorId: supervisor.id }, roster);
}
