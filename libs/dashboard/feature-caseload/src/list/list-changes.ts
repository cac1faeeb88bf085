import type { CaseloadRow } from '@glabella/contracts';

/**
 * How many patients stand otherwise in a list that was read again: new, gone, or in another place or for another reason. The
 * list on the screen stays as it is until somebody asks for the new order.
 */
export function countChanges(shown: readonly CaseloadRow[], fresh: readonly CaseloadRow[]): number {
  const before = new Map(shown.map((row) => [row.id, standing(row)]));
  const after = new Map(fresh.map((row) => [row.id, standing(row)]));
  const changed = [...before].filter(([id, was]) => after.get(id) !== was).length;
  const added = [...after.keys()].filter((id) => !before.has(id)).length;
  return changed + added;
}

/** What a line says of where the patient stands; a day that passed alone is no change. */
function standing({ tier, since, latest, reasons }: CaseloadRow): string {
  const says = reasons.map(({ evidenceKey, version, holder, setAside }) => [
    evidenceKey,
    version,
    holder?.owner.id,
    setAside?.how,
  ]);
  return JSON.stringify([tier, since, latest, says]);
}
