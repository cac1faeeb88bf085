import type { Author, SessionContext } from '@glabella/contracts';
import type { SessionEditor } from '../draft/session-editor';

type Person = SessionContext['injectors'][number];

/**
 * Who may be named, and last whom the draft holds where that person is not active here any more, so that the choice shows
 * what is stored and not its first line.
 */
export function peopleToChoose(
  { context, draft, me }: Pick<SessionEditor, 'context' | 'draft' | 'me'>,
  heldId: string | null,
  heldName?: string,
): Person[] {
  const { injectors } = context();
  if (heldId === null || injectors.some(({ id }) => id === heldId)) return injectors;
  const authors: Author[] = [draft.createdBy, draft.updatedBy, me];
  const name = heldName ?? authors.find(({ id }) => id === heldId)?.displayName;
  const displayName = name === undefined ? 'Somebody not active here' : `${name} (not active here)`;
  return [...injectors, { id: heldId, displayName }];
}
