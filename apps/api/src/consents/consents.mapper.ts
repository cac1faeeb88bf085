import type { Consent, ConsentText, ConsentTextVersion, SessionContext } from '@glabella/contracts';
import {
  courseConsents,
  everyTreatment,
  shippedConsentPoints,
  type ConsentReach,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import type { ConsentRow, ConsentRulesRow, ConsentTextRow } from './consent-rows';

/** The text that the product ships: version 1 until it is used for the first time, which stores it. */
const shipped: ConsentTextVersion = {
  version: 1,
  points: [...shippedConsentPoints],
  furtherText: null,
  asksAgain: false,
  reason: null,
  author: null,
  publishedOn: null,
};

/** The practice's text with every version, the newest first. */
export function toConsentText(rows: readonly ConsentTextRow[], today: CalendarDate): ConsentText {
  const versions = rows.length === 0 ? [shipped] : rows.map(toVersion);
  return { version: versions[0]?.version ?? 1, today, versions };
}

function toVersion(row: ConsentTextRow): ConsentTextVersion {
  return {
    version: row.version,
    points: row.points.map(({ askedIn, ...point }) => ({ askedIn: reachOf(askedIn), ...point })),
    furtherText: row.further_text,
    asksAgain: row.asks_again,
    reason: row.reason,
    author:
      row.author_id === null ? null : { id: row.author_id, displayName: row.author_name ?? '' },
    publishedOn: row.published_on,
  };
}

/** Where a point of a stored version is asked: of before points had a reach, in every treatment. */
function reachOf(stored: ConsentReach | null | undefined): ConsentReach {
  return stored ?? everyTreatment;
}

/** A consent as it was given, with its events, the oldest first. */
export function toConsent(row: ConsentRow): Consent {
  return {
    id: row.id,
    courseId: row.course_id,
    version: row.events.at(-1)?.version ?? 1,
    documentVersion: row.text_version,
    agreedOn: row.agreed_on,
    agreedBy: row.agreed_by,
    representative: row.representative,
    how: row.how,
    witness: row.witness,
    takenBy: row.taker,
    declined: [...row.declined],
    author: row.author,
    recordedAt: row.recorded_at.toISOString(),
    events: row.events.map((event) => ({
      ...event,
      recordedAt: new Date(event.recordedAt).toISOString(),
    })),
  };
}

/** Where a version of the consent text asks its off-label point. */
export interface OffLabelPoint {
  readonly version: number;
  readonly askedIn: ConsentReach;
}

/** What a session is judged by: the consents of its patient, and of each version of the text the off-label point. */
export interface SessionConsents {
  readonly consents: SessionContext['consents'];
  readonly offLabelPoints: readonly OffLabelPoint[];
}

/** What of a patient's consents and the practice's texts decides whether a session of that course may be signed. */
export function toSessionConsents(
  consents: readonly Consent[],
  courseId: string,
  rules: ConsentRulesRow | null,
): SessionConsents {
  const { given, withdrawn } = courseConsents(consents, courseId);
  return {
    consents: {
      given: [...given],
      withdrawn: [...withdrawn],
      askedAgain: [...(rules?.asked_again ?? [])],
      keptFrom: rules?.kept_from ?? null,
    },
    offLabelPoints: (rules?.off_label_points ?? []).map(({ version, askedIn }) => ({
      version,
      askedIn: reachOf(askedIn),
    })),
  };
}
