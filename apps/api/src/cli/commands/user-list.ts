import type { Command } from '../command';
import { peopleOf, practiceOptions } from '../people';
import { textTable } from '../table';
import { withApp } from '../with-app';

export const userListCommand: Command = {
  name: 'user list',
  summary: 'List the people of a practice, their roles and whether they can sign in.',
  options: practiceOptions,
  async run({ environment, options, output }) {
    const { people } = await withApp({ environment, output }, (app) => peopleOf(app, options));
    const rows = people.map(({ displayName, email, roles, status }) => [
      displayName,
      email,
      roles.join(', '),
      status,
    ]);
    output.result({ rows: people }, textTable([['name', 'e-mail', 'roles', 'state'], ...rows]));
  },
};
