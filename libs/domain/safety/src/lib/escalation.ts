import { type Duty, standInFor } from './cover';

/**
 * Who is told that a follow-up is late: the people whom the practice names, without any all its
 * psychiatrists, and where there is none everybody who may answer. For those who are away the cover is
 * told too. In the order of the practice's people, each once; empty only where nobody may answer at
 * all.
 */
export function escalationRecipients(named: readonly string[], duty: Duty): string[] {
  const fit = duty.people.filter(({ mayAnswer }) => mayAnswer);
  const choices = [
    fit.filter(({ id }) => named.includes(id)),
    fit.filter(({ isPsychiatrist }) => isPsychiatrist),
    fit,
  ];
  const chosen = choices.find((people) => people.length > 0) ?? [];
  const told = new Set(chosen.flatMap(({ id }) => [id, standInFor(id, duty) ?? id]));
  return duty.people.map(({ id }) => id).filter((id) => told.has(id));
}
