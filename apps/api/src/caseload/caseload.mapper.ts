import type {
  AttentionHistory,
  Author,
  CaseloadReason,
  CaseloadRow,
  ReasonHolder,
} from '@glabella/contracts';
import {
  attentionOn,
  type RaisedReason,
  type SetAside,
  type StandingReason,
} from '@glabella/domain/outcomes';
import { compareDates, type CalendarDate } from '@glabella/domain/values';
import { coverOf, type DutyRoster } from '../absences/duty-roster';
import { toListedPatient } from '../patients/patients.mapper';
import type {
  AttentionEventRow,
  FollowUpOwnerRow,
  HandlingRow,
  HeldFollowUp,
  LineParts,
  StandingRow,
} from './caseload-rows';

/** A line of the caseload: it follows from its parts and from nothing else. */
export function toCaseloadRow(parts: LineParts): CaseloadRow {
  const { today, patient, standing, handlings } = parts;
  const raised = toRaisedReasons(standing);
  const { tier, since, reasons } = attentionOn(raised, handlings.flatMap(toSetAside), today);
  return {
    ...toListedPatient(patient, today),
    tier,
    since,
    reasons: reasons.map((reason) => toReason(reason, parts)),
    next: nextOf(raised, today),
    responsible: authorOf(standing.responsible_id, standing.responsible_name),
    protocolId: standing.protocol_id,
    protocolVersion: standing.protocol_version,
  };
}

/** An open follow-up with who answers for it on the roster's day. */
export function toHeldFollowUp(row: FollowUpOwnerRow, roster: DutyRoster): HeldFollowUp {
  const { ownerAwayUntil, cover } = coverOf(row.owner_id, roster);
  return {
    ...row,
    away_until: ownerAwayUntil,
    cover_id: cover?.id ?? null,
    cover_name: cover?.displayName ?? null,
  };
}

/** What a patient's reasons follow from, as the projection holds it. */
export function toRaisedReasons({ attention }: StandingRow): readonly RaisedReason[] {
  return JSON.parse(attention) as readonly RaisedReason[];
}

/** What somebody set aside, as the rules of the domain read it; nothing while it is shown. */
export function toSetAside(row: HandlingRow): SetAside[] {
  const { kind, how, evidence_key: evidenceKey, set_on: on, until_on: until } = row;
  return how === null || evidenceKey === null || on === null
    ? []
    : [{ kind, how, evidenceKey, on, until }];
}

/** What was done about a patient's reasons. */
export function toAttentionEvent(row: AttentionEventRow): AttentionHistory['events'][number] {
  return {
    kind: row.kind,
    action: row.action,
    evidence: row.evidence,
    until: row.until_on,
    note: row.note,
    owner: authorOf(row.owner_id, row.owner_name),
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

function toReason(reason: StandingReason, { handlings, followUps }: LineParts): CaseloadReason {
  const handling = handlings.find(({ kind }) => kind === reason.kind);
  const followUp =
    reason.kind === 'open-item-9' ? followUps.find(({ id }) => id === reason.recordId) : undefined;
  return {
    kind: reason.kind,
    evidenceKey: reason.evidenceKey,
    evidence: reason.evidenceOnDay,
    detail: reason.detail,
    on: reason.on,
    since: reason.since,
    version: handling?.version ?? 0,
    holder: followUp ? followUpHolder(followUp) : assignedHolder(handling),
    setAside: reason.setAside && handling ? toShownSetAside(reason.setAside, handling) : null,
  };
}

function followUpHolder(followUp: HeldFollowUp): ReasonHolder {
  return {
    owner: { id: followUp.owner_id, displayName: followUp.owner_name },
    ownerAwayUntil: followUp.away_until,
    cover: authorOf(followUp.cover_id, followUp.cover_name),
    deadlineAt: followUp.due_at.toISOString(),
  };
}

function assignedHolder(handling: HandlingRow | undefined): ReasonHolder | null {
  const owner = authorOf(handling?.owner_id ?? null, handling?.owner_name ?? null);
  return owner && { owner, ownerAwayUntil: null, cover: null, deadlineAt: null };
}

function toShownSetAside(setAside: SetAside, handling: HandlingRow): CaseloadReason['setAside'] {
  const by = authorOf(handling.set_by, handling.set_by_name);
  if (by === null || handling.set_at === null) return null;
  const { how, until } = setAside;
  return { how, by, at: handling.set_at.toISOString(), until, note: handling.note };
}

/** The plan's next day ahead; what has come already is a reason. */
function nextOf(attention: readonly RaisedReason[], today: CalendarDate): CaseloadRow['next'] {
  const [first] = attention
    .filter(({ countsDays, since }) => countsDays && compareDates(since, today) > 0)
    .map(({ kind, evidence, on, since }) =>
      kind === 'measure-overdue'
        ? { what: evidence.split(', ')[0] ?? evidence, on }
        : { what: 'Re-injection window', on: since },
    )
    .sort((a, b) => compareDates(a.on, b.on));
  return first ?? null;
}

function authorOf(id: string | null, displayName: string | null): Author | null {
  return id === null ? null : { id, displayName: displayName ?? '' };
}
