import { addDays, type CalendarDate } from '@glabella/domain/values';
import { seededRandom } from './random';
import type { SyntheticCredential, SyntheticPractice, SyntheticStaff } from './synthetic-practice';

/** What somebody of the demo holds; days are counted from the day of the demo. */
type Holding = Pick<SyntheticCredential, 'kind' | 'issuer' | 'number'> & {
  readonly sinceDays: number;
  readonly untilDays: number;
};

const board = 'Synthetic Medical Board';
const council = 'Synthetic Nursing Council';

/** By the order of the staff: current, about to expire, a delegate's, and expired. */
const physicians: readonly Holding[] = [
  {
    kind: 'medical-licence',
    issuer: board,
    number: 'SYN-MD-1001',
    sinceDays: 2900,
    untilDays: 790,
  },
  { kind: 'medical-licence', issuer: board, number: 'SYN-MD-1002', sinceDays: 2900, untilDays: 41 },
];
const nurses: readonly Holding[] = [
  {
    kind: 'nursing-registration',
    issuer: council,
    number: 'SYN-RN-2001',
    sinceDays: 2900,
    untilDays: 520,
  },
  {
    kind: 'nursing-registration',
    issuer: council,
    number: 'SYN-RN-2002',
    sinceDays: 2900,
    untilDays: -20,
  },
];

/** The credential that the signatures of this person rest on. */
export function syntheticCredentialId(staffId: string): string {
  return seededRandom(`credential/${staffId}`).uuid();
}

/** What entitles the people of the demo to inject, each verified by the first administrator who is not them. */
export function syntheticCredentials(
  { staff }: SyntheticPractice,
  today: CalendarDate,
): SyntheticCredential[] {
  const holders = [...held(staff, 'psychiatrist', physicians), ...held(staff, 'clinician', nurses)];
  return holders.flatMap(([{ id: staffId }, { sinceDays, untilDays, ...facts }]) => {
    const verifier = staff.find(
      ({ id, roles }) => id !== staffId && roles.includes('administrator'),
    );
    if (!verifier) return [];
    return {
      ...facts,
      id: syntheticCredentialId(staffId),
      staffId,
      validFrom: addDays(today, -sinceDays),
      validUntil: addDays(today, untilDays),
      verifiedById: verifier.id,
    };
  });
}

function held(
  staff: readonly SyntheticStaff[],
  role: 'psychiatrist' | 'clinician',
  holdings: readonly Holding[],
): (readonly [SyntheticStaff, Holding])[] {
  const people = staff.filter(({ roles }) => roles.includes(role));
  return people.flatMap((person, index) => {
    const holding = holdings[index];
    return holding ? [[person, holding] as const] : [];
  });
}
