import { StaffService } from '../../practice/staff.service';
import type { Command } from '../command';
import { actingAdministrator, actingOptions, personWith } from '../people';
import { withApp } from '../with-app';

export const userDisableCommand: Command = {
  name: 'user disable',
  summary: 'Switch a person off: every session and link of theirs ends at once.',
  details: 'Open item-9 follow-ups need somebody who takes them over.',
  options: {
    email: { type: 'string', value: 'address', description: 'Whom.', isRequired: true },
    'follow-ups-to': {
      type: 'string',
      value: 'address',
      description: 'Who takes over the open follow-ups.',
    },
    ...actingOptions,
  },
  async run({ environment, options, output }) {
    const changed = await withApp({ environment, output }, async (app) => {
      const { caller, people } = await actingAdministrator(app, options);
      const { id, version, displayName, roles } = personWith(options.text('email'), people);
      const heir = options.optionalText('follow-ups-to');
      return app.get(StaffService).update(caller, id, version, {
        displayName,
        roles,
        isDisabled: true,
        ...(heir === null ? {} : { followUpsTo: personWith(heir, people).id }),
      });
    });
    output.result(changed, `${changed.displayName} can no longer sign in.`);
  },
};
