import type { Role } from '@glabella/contracts';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import { seededRandom, type Random } from './random';
import type { SyntheticAbsence, SyntheticPractice, SyntheticStaff } from './synthetic-practice';

/** What the demo practice and the data of measurements are made from. */
export const demoSeed = 'glabella-demo';

/** How many patients the demo has, unless somebody asks for more. */
export const demoPatientCount = 60;

/** The one password of every demo account. It protects made-up data only and is printed at start. */
export const demoPassword = 'synthetic demo practice';

/** The demo account that is printed for each role. */
export const demoSignIns: Readonly<Record<Role, string>> = {
  psychiatrist: 'psychiatrist@glabella.example',
  clinician: 'clinician@glabella.example',
  administrator: 'administrator@glabella.example',
};

const people: readonly Omit<SyntheticStaff, 'id'>[] = [
  {
    displayName: 'Dr. Alba Reyes (synthetic)',
    email: demoSignIns.psychiatrist,
    roles: ['psychiatrist'],
  },
  {
    displayName: 'Dr. Noah Feld (synthetic)',
    email: 'psychiatrist2@glabella.example',
    roles: ['psychiatrist', 'administrator'],
  },
  {
    displayName: 'Kim Aalto (synthetic)',
    email: demoSignIns.clinician,
    roles: ['clinician'],
  },
  {
    displayName: 'Joss Merino (synthetic)',
    email: 'clinician2@glabella.example',
    roles: ['clinician'],
  },
  {
    displayName: 'Robin Vale (synthetic)',
    email: demoSignIns.administrator,
    roles: ['administrator'],
  },
];

/** Who is away while the demo is shown: one clinician, whom a colleague covers. */
export function syntheticAbsences(
  { id, staff }: SyntheticPractice,
  today: CalendarDate,
): SyntheticAbsence[] {
  const [cover, away] = staff.filter(({ roles }) => roles.includes('clinician'));
  if (!cover || !away) return [];
  return [
    {
      id: seededRandom(`absence/${id}`).uuid(),
      staffId: away.id,
      coverId: cover.id,
      fromOn: addDays(today, -2),
      untilOn: addDays(today, 12),
    },
  ];
}

/** The practice and the people of it, before any patient. */
export function syntheticPractice(random: Random): SyntheticPractice {
  return {
    id: random.uuid(),
    name: 'Synthetic demo practice',
    timeZone: 'Europe/Berlin',
    phone: '+1 555 0100',
    safetyText:
      'Synthetic text; the practice writes its own. Stay with the patient. Ask about thoughts, ' +
      'plan, means and intent, follow the practice’s procedure, and tell the responsible ' +
      'psychiatrist today.',
    crisisLines: [{ label: 'Crisis line (synthetic number)', phone: '+1 555 0199' }],
    staff: people.map((person) => ({ id: random.uuid(), ...person })),
  };
}
