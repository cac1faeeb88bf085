import { type Author, type Colleague, isClinical } from '@glabella/contracts';

/** Who may judge relatedness: active psychiatrists and clinicians, and who has judged already. */
export function judgesOf(colleagues: readonly Colleague[], judged: Author | null): Author[] {
  const people = colleagues
    .filter(({ roles }) => isClinical(roles))
    .map(({ id, displayName }) => ({ id, displayName }));
  const isThere = judged === null || people.some(({ id }) => id === judged.id);
  return isThere ? people : [...people, judged];
}

/** The person at the screen as the judge that stands first; empty for somebody who may not judge. */
export function judgeAtScreen(staffId: string | undefined, judges: readonly Author[]): string {
  return judges.find(({ id }) => id === staffId)?.id ?? '';
}
