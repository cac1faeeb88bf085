import { setupRequestSchema } from '@glabella/contracts';
import { migrate } from '../../database/prepare';
import { PracticeFounding } from '../../practice/practice-founding';
import { checked } from '../checked';
import type { Command } from '../command';
import { commandLineOrigin } from '../people';
import { readSecret } from '../read-secret';
import { withAppOn, withDatabaseMade } from '../with-app';

const PASSWORD_VARIABLE = 'GLABELLA_ADMIN_PASSWORD';

export const practiceCreateCommand: Command = {
  name: 'practice create',
  summary: 'Found a practice with its first administrator.',
  details:
    `The administrator's password is read from ${PASSWORD_VARIABLE}, or from stdin (typed or piped), never from ` +
    'the command line.',
  options: {
    name: { type: 'string', value: 'text', description: 'Name of the practice.', isRequired: true },
    'time-zone': {
      type: 'string',
      value: 'zone',
      description: 'Where its days begin, e.g. Europe/Berlin.',
      isRequired: true,
    },
    phone: { type: 'string', value: 'number', description: 'Its telephone.', isRequired: true },
    'admin-name': {
      type: 'string',
      value: 'text',
      description: 'Name of the administrator.',
      isRequired: true,
    },
    'admin-email': {
      type: 'string',
      value: 'address',
      description: 'The address with which the administrator signs in.',
      isRequired: true,
    },
  },
  async run({ environment, options, output }) {
    const founding = checked(
      setupRequestSchema,
      {
        practiceName: options.text('name'),
        timeZone: options.text('time-zone'),
        phone: options.text('phone'),
        displayName: options.text('admin-name'),
        email: options.text('admin-email'),
        password: await readSecret(PASSWORD_VARIABLE, 'Password of the administrator'),
      },
      {
        practiceName: '--name',
        timeZone: '--time-zone',
        phone: '--phone',
        displayName: '--admin-name',
        email: '--admin-email',
        password: 'password',
      },
    );
    const founded = await withDatabaseMade(
      { environment, output },
      async ({ ownerUrl, appUrl }) => {
        await migrate(ownerUrl);
        return withAppOn(environment, appUrl, (app) =>
          app.get(PracticeFounding).found(founding, commandLineOrigin()),
        );
      },
    );
    output.result(
      founded,
      `Founded ${founding.practiceName} (${founded.practiceId}). Its administrator signs in as ${founding.email}.`,
    );
  },
};
