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

/** Where a citation can be opened: its DOI first, else its address; undefined without either. */
export function citationLink({ doi, url }: Citation): string | undefined {
  return doi === undefined ? url : `https://doi.org/${doi}`;
}
