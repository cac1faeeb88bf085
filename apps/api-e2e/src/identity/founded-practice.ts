import { randomUUID } from 'node:crypto';
import {
  meSchema,
  oneTimeLinkSchema,
  staffListSchema,
  type Me,
  type Role,
  type StaffMember,
} from '@glabella/contracts';
import type { ApiClient, Answer } from '../support/api-client';
import type { RunningApi } from '../support/running-api';

/** Somebody who can sign in by name and password. */
export interface Person {
  readonly staffId: string;
  readonly email: string;
  readonly password: string;
}

/** The first practice of a database, founded the way its people do it: over the web. */
export interface FoundedPractice {
  readonly administrator: Person & { readonly client: ApiClient; readonly me: Me };
  /** Invites somebody and lets them choose a password; answers them and a client that is not signed in. */
  invite(roles: readonly Role[], name?: string): Promise<Person>;
  /** Signs somebody in with a browser of its own. */
  signIn(person: Person): Promise<ApiClient>;
  /** How the people page shows somebody. */
  member(staffId: string): Promise<StaffMember>;
}

const PASSWORD = 'copper lantern wades quietly';

/** The secret in a link's fragment. */
export function tokenOf(link: { readonly url: string | null }): string {
  return link.url?.split('#')[1] ?? '';
}

export function trySignIn(
  client: ApiClient,
  person: Pick<Person, 'email' | 'password'>,
  secondFactor?: string,
): Promise<Answer> {
  const { email, password } = person;
  const code = secondFactor === undefined ? {} : { secondFactor };
  return client.post('/api/v1/sign-in', { email, password, ...code });
}

export async function foundPractice(api: RunningApi): Promise<FoundedPractice> {
  const client = api.newClient();
  const email = 'ada@lindenhof.example';
  const founded = await client.post('/api/v1/setup', {
    practiceName: 'Synthetic test practice',
    timeZone: 'Europe/Berlin',
    phone: '+1 555 0100',
    displayName: 'Ada Synthetic',
    email,
    password: PASSWORD,
  });
  const me = founded.as(meSchema);
  const signIn = async (person: Person): Promise<ApiClient> => {
    const browser = api.newClient();
    (await trySignIn(browser, person)).as(meSchema);
    return browser;
  };
  /** Tests move the clock: by then the administrator's session may be over. */
  const atWork = async (): Promise<ApiClient> => {
    const isOver = (await client.get('/api/v1/me')).status === 401;
    if (isOver) (await trySignIn(client, { email, password: PASSWORD })).as(meSchema);
    return client;
  };
  return {
    administrator: { staffId: me.staffId, email, password: PASSWORD, client, me },
    signIn,
    invite: async (roles, name = `${roles.join(' and ')} Synthetic`) => {
      const address = `${randomUUID()}@lindenhof.example`;
      const invited = await (
        await atWork()
      ).post(
        '/api/v1/staff',
        { displayName: name, email: address, roles },
        { idempotencyKey: randomUUID() },
      );
      const link = invited.as(oneTimeLinkSchema);
      await api
        .newClient()
        .post('/api/v1/links/redeem', { token: tokenOf(link), password: PASSWORD });
      return { staffId: link.staffId, email: address, password: PASSWORD };
    },
    member: async (staffId) => {
      const { rows } = (await (await atWork()).get('/api/v1/staff')).as(staffListSchema);
      const found = rows.find(({ id }) => id === staffId);
      if (!found) throw new Error('No such member of staff');
      return found;
    },
  };
}
