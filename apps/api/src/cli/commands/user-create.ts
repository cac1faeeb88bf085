import { randomUUID } from 'node:crypto';
import { type OneTimeLink, roles, staffInvitationSchema } from '@glabella/contracts';
import { StaffService } from '../../practice/staff.service';
import { checked } from '../checked';
import type { Command } from '../command';
import { actingAdministrator, actingOptions } from '../people';
import { withApp } from '../with-app';

export const userCreateCommand: Command = {
  name: 'user create',
  summary: 'Add a person to a practice and invite them with a one-time link.',
  details:
    'The link goes out by e-mail where SMTP_URL is set; else it is printed, once. With it the person chooses a password.',
  options: {
    name: { type: 'string', value: 'text', description: 'Their name.', isRequired: true },
    email: {
      type: 'string',
      value: 'address',
      description: 'The address with which they sign in.',
      isRequired: true,
    },
    role: {
      type: 'string',
      value: 'role',
      description: `${roles.join(', ')}; may be given several times.`,
      isRequired: true,
      isRepeatable: true,
    },
    ...actingOptions,
  },
  async run({ environment, options, output }) {
    const invitation = checked(
      staffInvitationSchema,
      {
        displayName: options.text('name'),
        email: options.text('email'),
        roles: options.texts('role'),
      },
      { displayName: '--name', email: '--email', roles: '--role' },
    );
    const link = await withApp({ environment, output }, async (app) => {
      const { caller } = await actingAdministrator(app, options);
      return app.get(StaffService).invite(caller, randomUUID(), invitation);
    });
    output.result(link, tellLink(link, invitation.email));
  },
};

/** What became of a one-time link, in words. */
export function tellLink({ url, expiresAt }: OneTimeLink, email: string): string {
  return url === null
    ? `A link was sent to ${email}; it opens until ${expiresAt}.`
    : `Give this link to ${email}; it opens once, until ${expiresAt}:\n${url}`;
}
