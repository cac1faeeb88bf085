import type { Author, Consent } from '@glabella/contracts';
import type { ConsentPoint, ConsentReach } from '@glabella/domain/treatment';

/** A version of the consent text as PostgreSQL answers it. */
export interface ConsentTextRow {
  readonly version: number;
  /** Versions of before points had a reach asked every point in every treatment. */
  readonly points: (Omit<ConsentPoint, 'askedIn'> & Partial<ConsentPoint>)[];
  readonly further_text: string | null;
  readonly asks_again: boolean;
  readonly reason: string | null;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly published_on: string;
}

/** A consent with everything that happened to it, as PostgreSQL answers it. */
export interface ConsentRow {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string;
  readonly text_version: number;
  readonly agreed_on: string;
  readonly agreed_by: Consent['agreedBy'];
  readonly representative: string | null;
  readonly how: Consent['how'];
  readonly witness: string | null;
  readonly taker: Author;
  readonly declined: Consent['declined'];
  readonly author: Author;
  readonly recorded_at: Date;
  readonly events: readonly StoredConsentEvent[];
}

/** An event as the row of its consent carries it; its instant as PostgreSQL writes it into JSON. */
export type StoredConsentEvent = Consent['events'][number];

/** Which versions of the text ask again, where each asks its off-label point, and since when the practice keeps consents. */
export interface ConsentRulesRow {
  readonly asked_again: readonly { readonly version: number; readonly publishedOn: string }[];
  /** Null: of before points had a reach. */
  readonly off_label_points: readonly {
    readonly version: number;
    readonly askedIn: ConsentReach | null;
  }[];
  readonly kept_from: string | null;
}
