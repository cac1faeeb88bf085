import type { TenantTransaction } from '../database/tenant';
import { lockPeople } from './held-people.repository';

/**
 * Until the transaction ends, nobody of the practice leaves or loses a role: for whoever gives somebody a follow-up or a
 * reason to answer for. Comes before the locks of follow-ups and patients, so that two never wait for each other.
 */
export function holdPeople(tx: TenantTransaction): Promise<void> {
  return lockPeople(tx, 'shared');
}

/**
 * The same for whoever changes people: after everybody who gives something to somebody, and one after another. The rows
 * of staff stay free: every record names its author there.
 */
export function holdPeopleAlone(tx: TenantTransaction): Promise<void> {
  return lockPeople(tx, 'alone');
}
