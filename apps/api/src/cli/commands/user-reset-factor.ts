import { StaffService } from '../../practice/staff.service';
import type { Command } from '../command';
import { actingAdministrator, actingOptions, personWith } from '../people';
import { withApp } from '../with-app';

export const userResetFactorCommand: Command = {
  name: 'user reset-factor',
  summary: 'Take away the second factor of somebody who lost the phone and the recovery codes.',
  details:
    'Make sure that it is them who ask. Every session of theirs ends; they sign in with the password alone and are told.\n' +
    'Also for an only administrator, who has no colleague to do it in the dashboard.',
  options: {
    email: { type: 'string', value: 'address', description: 'Whose.', isRequired: true },
    ...actingOptions,
  },
  async run({ environment, options, output }) {
    const changed = await withApp({ environment, output }, async (app) => {
      const { caller, people } = await actingAdministrator(app, options);
      const { id } = personWith(options.text('email'), people);
      return app.get(StaffService).resetSecondFactor(caller, id);
    });
    output.result(
      changed,
      `${changed.displayName} signs in with the password alone from now on, and is told so.`,
    );
  },
};
