import type { Author, Colleague } from '@glabella/contracts';

/** Who may judge relatedness: active psychiatrists and clinicians, and who has judged already. */
export function judgesOf(colleagues: readonly Colleague[], judged: Author | null): Author[] {
  const people = colleagues
    .filter(({ roles }) => roles.includes('psychiatrist') || roles.includes('clinician'))
    .map(({ id, displayName }) => ({ id, displayName }));
  const isThere = judged === null || people.some(({ id }) => id === judged.id);
  return isThere ? people : [...people, judged];
}

/** The person at the screen as the judge that stands first; empty for somebody who may not judge. */
export function judgeAtScreen(staffId: string | undefined, judges: readonly Author[]): string {
  return judges.find(({ id }) => id === staffId)?.id ?? '';
}
