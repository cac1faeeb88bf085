import type { INestApplicationContext } from '@nestjs/common';
import type { StaffMember } from '@glabella/contracts';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Refusal } from '../config/refusal';
import type { Caller } from '../http/caller';
import { callerFor } from '../identity/visitor';
import { StaffService } from '../practice/staff.service';
import { type CommandOption, type GivenOptions, UsageError } from './command';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The options of every command about the people of a practice. */
export const practiceOptions = {
  practice: {
    type: 'string',
    value: 'id',
    description: 'Which practice; may be left out while there is only one.',
  },
} as const satisfies Record<string, CommandOption>;

/** And of those that change something: the trail names a person, and says "command line" for the place. */
export const actingOptions = {
  ...practiceOptions,
  by: {
    type: 'string',
    value: 'e-mail',
    description: 'The administrator who does this; may be left out while there is only one.',
  },
} as const satisfies Record<string, CommandOption>;

/** Where a command comes from, as the trail keeps it. */
export const commandLineOrigin = () => ({ requestId: randomUUID(), address: 'command line' });

/** The people of the chosen practice, and a caller that may only look. */
export async function peopleOf(
  app: INestApplicationContext,
  options: GivenOptions,
): Promise<{ readonly looker: Caller; readonly people: readonly StaffMember[] }> {
  const practiceId = await choosePractice(app, options.optionalText('practice'));
  const looker = callerFor(commandLineOrigin(), { practiceId, staffId: NOBODY });
  const { rows } = await app.get(StaffService).list(looker);
  return { looker, people: rows };
}

/** The administrator in whose name a command acts. */
export async function actingAdministrator(
  app: INestApplicationContext,
  options: GivenOptions,
): Promise<{ readonly caller: Caller; readonly people: readonly StaffMember[] }> {
  const { looker, people } = await peopleOf(app, options);
  const administrators = people.filter(
    ({ roles, status }) => roles.includes('administrator') && status !== 'disabled',
  );
  const by = options.optionalText('by');
  const [person, another] =
    by === null ? administrators : administrators.filter(({ email }) => isSame(email, by));
  if (!person) throw new Refusal(`${by ?? 'Nobody'} is an administrator of this practice.`);
  if (another) {
    const emails = administrators.map(({ email }) => email).join(', ');
    throw new UsageError(`Say with --by which administrator does this: ${emails}`);
  }
  const { id: staffId, displayName, roles } = person;
  return { caller: { ...looker, staffId, displayName, roles }, people };
}

/** The person with this e-mail address. */
export function personWith(email: string, people: readonly StaffMember[]): StaffMember {
  const person = people.find((one) => isSame(one.email, email));
  if (!person) throw new Refusal(`Nobody in this practice has the e-mail address ${email}.`);
  return person;
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

async function choosePractice(app: INestApplicationContext, given: string | null) {
  const rows = await app
    .get(DataSource)
    .query<{ id: string }[]>('SELECT id FROM tenant ORDER BY created_at, id');
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) throw new Refusal('There is no practice yet: `practice create` makes one.');
  if (given === null && ids.length > 1) {
    throw new UsageError(`Say with --practice which one: ${ids.join(', ')}`);
  }
  const id = given === null ? ids[0] : ids.find((one) => one === given.toLowerCase());
  if (id === undefined) throw new Refusal(`There is no practice ${given ?? ''}.`);
  return id;
}
