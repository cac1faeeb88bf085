import type { CaseloadPage, CaseloadReason, CaseloadRow, ReasonHolder } from '@glabella/contracts';
import { attentionTierOf, restTier } from '@glabella/domain/outcomes';

/** The day on which the lists of the specs are read. */
export const today = '2026-11-23';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Somebody of the synthetic practice. */
export const nurse = { id: id(901), displayName: 'Synthetic Nurse' };

/** Somebody who has a reason in hand, present and without a deadline unless said otherwise. */
export function heldBy(
  owner: ReasonHolder['owner'],
  facts: Partial<ReasonHolder> = {},
): ReasonHolder {
  return { owner, ownerAwayUntil: null, cover: null, deadlineAt: null, ...facts };
}

/** A reason as the API answers it: worsening, nine days ago, unless said otherwise. */
export function reasonOf(facts: Partial<CaseloadReason> = {}): CaseloadReason {
  return {
    kind: 'worsening',
    evidenceKey: 'worsening:assessment',
    evidence: 'PHQ-9 12 → 18, week 5, 9 days ago',
    detail: "+6 from the course's lowest 12, threshold 6",
    on: '2026-11-14',
    since: '2026-11-14',
    version: 0,
    holder: null,
    setAside: null,
    ...facts,
  };
}

/** A line of the caseload with one reason, unless said otherwise. */
export function rowOf(number: number, facts: Partial<CaseloadRow> = {}): CaseloadRow {
  const reasons = facts.reasons ?? [reasonOf()];
  return {
    id: id(number),
    mrn: `DEMO-${String(number).padStart(4, '0')}`,
    givenName: 'Imani',
    familyName: `Okafor ${number}`,
    birthDate: '1982-03-04',
    sex: 'female',
    isArchived: false,
    courseId: id(700),
    latest: { on: '2026-11-14', total: 18, status: 'complete' },
    baseline: { on: '2026-10-05', total: 21 },
    firstInjectionOn: '2026-10-05',
    lastInjection: { on: '2026-10-05', units: 29 },
    sessionCount: 1,
    openFollowUps: 0,
    recentScores: [
      { on: '2026-10-05', total: 21 },
      { on: '2026-11-14', total: 18 },
    ],
    recentInjections: ['2026-10-05'],
    tier: reasons[0] ? attentionTierOf[reasons[0].kind] : restTier,
    since: reasons[0]?.since ?? null,
    next: { what: 'PHQ-9 of week 12', on: '2026-12-28' },
    responsible: { id: id(900), displayName: 'Dr. Synthetic' },
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    ...facts,
    reasons,
  };
}

/** A page of the caseload. */
export function pageOf(
  rows: readonly CaseloadRow[],
  nextCursor: string | null = null,
): CaseloadPage {
  const count = rows.length;
  return {
    rows: [...rows],
    nextCursor,
    today,
    waiting: { mine: { count, isMore: false }, practice: { count: 100, isMore: true } },
  };
}
