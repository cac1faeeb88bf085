import {
  botoxCosmeticLabel,
  shippedAftercare,
  type AftercareInstruction,
  type AftercareList,
} from '@glabella/domain/treatment';
import { addDays, addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import { seededRandom } from './random';
import type { SyntheticPractice } from './synthetic-practice';

/** A version of the aftercare list with who published it and when; the first came with the product. */
export interface SyntheticAftercareList extends AftercareList {
  readonly publishedOn: CalendarDate;
  readonly reason: string | null;
  readonly authorId: string | null;
}

const SHIPPED_MONTHS_AGO = 120;
const REWORDED_DAYS_AGO = 120;

/** The shipped list, and the one with which the practice replaced it: one thing reworded, one added. */
export function syntheticAftercareLists(
  { id, staff }: Pick<SyntheticPractice, 'id' | 'staff'>,
  today: CalendarDate,
): readonly [SyntheticAftercareList, SyntheticAftercareList] {
  const author = staff.find(({ roles }) => roles.includes('administrator'));
  return [
    {
      ...shippedAftercare,
      publishedOn: addMonths(today, -SHIPPED_MONTHS_AGO),
      reason: null,
      authorId: null,
    },
    {
      version: 2,
      instructions: [
        ...shippedAftercare.instructions.map(reworded),
        {
          id: seededRandom(`aftercare/${id}`).uuid(),
          kind: 'rule',
          short: 'tell before an antibiotic',
          text: 'Before a new antibiotic or muscle relaxant, tell the doctor of this treatment.',
          span: null,
          forEvery: true,
          isRetired: false,
          source: { ...botoxCosmeticLabel, detail: 'Drug interactions.' },
        },
      ],
      publishedOn: addDays(today, -REWORDED_DAYS_AGO),
      reason: 'Synthetic: patients asked about hot baths.',
      authorId: author?.id ?? null,
    },
  ];
}

function reworded(instruction: AftercareInstruction): AftercareInstruction {
  if (instruction.id !== 'no-exertion-heat-alcohol') return instruction;
  return { ...instruction, text: 'No strenuous exercise, sauna, hot bath or alcohol' };
}

/** The version that was in force on a day. */
export function aftercareInForce(
  practice: Pick<SyntheticPractice, 'id' | 'staff'>,
  today: CalendarDate,
  on: CalendarDate,
): AftercareList {
  const [shipped, own] = syntheticAftercareLists(practice, today);
  const { version, instructions } = compareDates(on, own.publishedOn) < 0 ? shipped : own;
  return { version, instructions };
}
