/** What the name of a file tells: what it is, of which practice and period, and when. Never anything of a patient. */
export interface NamedFile {
  /** A word of the product: 'outcomes', 'audit'. */
  readonly what: string;
  readonly practiceName: string;
  /** First and last day that it speaks of; null: from the start, until today. */
  readonly from: string | null;
  readonly until: string | null;
  readonly at: Date;
  readonly extension: 'csv' | 'zip';
}

const LONGEST_PRACTICE = 40;

/** 'outcomes_spring-practice_2026-01-01_2026-06-30_20261128T053900Z.zip', in ASCII. */
export function fileName({ what, practiceName, from, until, at, extension }: NamedFile): string {
  const practice = practiceName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_PRACTICE)
    .replace(/^-+|-+$/g, '');
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const parts = [what, practice || 'practice', from ?? 'start', until ?? 'today', stamp];
  return `${parts.join('_')}.${extension}`;
}
