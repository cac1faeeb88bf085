import {
  aftercareShort,
  aftercareText,
  findAftercare,
  type AftercareInstruction,
  type AftercareList,
} from './aftercare';

/** What became of an instruction between two versions of a list. */
export interface AftercareChange {
  readonly id: string;
  readonly kind: 'new' | 'reworded' | 'retired' | 'told-again' | 'now-red-flag' | 'no-red-flag';
  /** The few words of the later version. */
  readonly short: string;
  /** The whole sentence of each version; null where it was not told. */
  readonly before: string | null;
  readonly after: string | null;
}

type Words = Pick<AftercareList, 'instructions'>;

/** What a patient is told otherwise by `after` than by `before`, in the order of the later list; its order is no change. */
export function aftercareChanges(before: Words, after: Words): AftercareChange[] {
  return after.instructions.flatMap((now): AftercareChange[] => {
    const was = findAftercare(before, now.id);
    const [said, says] = [toldText(was), toldText(now)];
    if (said === says && was?.kind === now.kind) return [];
    if (said === null && says === null) return [];
    const words = { id: now.id, short: aftercareShort(now), before: said, after: says };
    if (says === null) return [{ ...words, kind: 'retired' }];
    if (said === says) {
      return [{ ...words, kind: now.kind === 'emergency' ? 'now-red-flag' : 'no-red-flag' }];
    }
    if (said !== null) return [{ ...words, kind: 'reworded' }];
    return [{ ...words, kind: was ? 'told-again' : 'new' }];
  });
}

/** A change as a line to read: 'New: Do not swim until the next visit.' */
export function aftercareChangeWords({ kind, before, after }: AftercareChange): string {
  switch (kind) {
    case 'new':
      return `New: ${after}`;
    case 'told-again':
      return `Told again: ${after}`;
    case 'retired':
      return `No longer told: ${before}`;
    case 'now-red-flag':
      return `Now a red flag: ${after}`;
    case 'no-red-flag':
      return `No longer a red flag: ${after}`;
    case 'reworded':
      return `“${before}” now reads “${after}”`;
  }
}

/** The ids among these whose words are the same in both versions: a tick of them still says what it said. */
export function stillSaid(told: readonly string[], before: Words, after: Words): string[] {
  const changed = new Set(aftercareChanges(before, after).map(({ id }) => id));
  return told.filter((id) => findAftercare(after, id) !== undefined && !changed.has(id));
}

function toldText(instruction: AftercareInstruction | undefined): string | null {
  return !instruction || instruction.isRetired ? null : aftercareText(instruction);
}
