import type { ExportKind } from '@glabella/contracts';

/** What the name of an archive tells: practice, period and when. Never anything of a patient. */
export interface NamedExport {
  readonly kind: ExportKind;
  readonly practiceName: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly at: Date;
}

const LONGEST_PRACTICE = 40;

/** 'outcomes_spring-practice_2026-01-01_2026-06-30_20261128T053900Z.zip', in ASCII. */
export function archiveName({ kind, practiceName, from, until, at }: NamedExport): string {
  const practice = practiceName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_PRACTICE)
    .replace(/^-+|-+$/g, '');
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const what = kind === 'pseudonymised' ? 'outcomes-pseudonymised' : 'outcomes';
  const parts = [what, practice || 'practice', from ?? 'start', until ?? 'today', stamp];
  return `${parts.join('_')}.zip`;
}
