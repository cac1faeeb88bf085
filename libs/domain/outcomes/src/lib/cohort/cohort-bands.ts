/** A band of ages in full years on the day of a session; `below` is null where it has no upper end. */
export interface AgeBand {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly below: number | null;
}

/** A band of a session's total in units of one product: from `from` to under `below`; null: no end. */
export interface DoseBand {
  readonly id: string;
  readonly label: string;
  readonly from: number | null;
  readonly below: number | null;
}

/** The ages by which a cohort can be narrowed. */
export const ageBands: readonly AgeBand[] = [
  { id: 'under-18', label: 'Under 18', from: 0, below: 18 },
  { id: '18-29', label: '18 to 29', from: 18, below: 30 },
  { id: '30-44', label: '30 to 44', from: 30, below: 45 },
  { id: '45-59', label: '45 to 59', from: 45, below: 60 },
  { id: '60-plus', label: '60 or older', from: 60, below: null },
];

/**
 * The doses by which a cohort can be narrowed, of one product: units of different products are no
 * common measure. The trials gave 29 U to women and 39 to 40 U to men.
 */
export const doseBands: readonly DoseBand[] = [
  { id: 'under-25', label: 'Under 25 U', from: null, below: 25 },
  { id: '25-34', label: '25 to under 35 U', from: 25, below: 35 },
  { id: '35-44', label: '35 to under 45 U', from: 35, below: 45 },
  { id: '45-plus', label: '45 U or more', from: 45, below: null },
];
