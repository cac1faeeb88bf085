import { StaffService } from '../../practice/staff.service';
import type { Command } from '../command';
import { actingAdministrator, actingOptions, personWith } from '../people';
import { withApp } from '../with-app';
import { tellLink } from './user-create';

export const userLinkCommand: Command = {
  name: 'user link',
  summary: 'Make a new one-time link for somebody who forgot the password or never came in.',
  details: 'Earlier links of that person no longer open.',
  options: {
    email: { type: 'string', value: 'address', description: 'Whose.', isRequired: true },
    ...actingOptions,
  },
  async run({ environment, options, output }) {
    const email = options.text('email');
    const link = await withApp({ environment, output }, async (app) => {
      const { caller, people } = await actingAdministrator(app, options);
      return app.get(StaffService).newLink(caller, personWith(email, people).id);
    });
    output.result(link, tellLink(link, email));
  },
};
