/**
 * Where a number or a rule comes from: `label` is short enough to print beside it, `detail` says
 * what it covers.
 */
export interface Citation {
  readonly label: string;
  readonly detail?: string;
  readonly doi?: string;
  readonly url?: string;
}

/** A number that decides something, together with its source. */
export interface CitedNumber {
  readonly value: number;
  readonly source: Citation;
}
