import type { SessionContext, SessionDraftBody } from '@glabella/contracts';
import { contraindicationsFor, mayBeUnchanged, type Product } from '@glabella/domain/treatment';

/** The answers of last time that can be confirmed as unchanged. */
export interface UnchangedSince extends Pick<
  SessionDraftBody,
  'contraindications' | 'precautions'
> {
  readonly count: number;
}

/** Last time's answers to what is asked now and not answered yet, without what can come and go. */
export function unchangedSince(
  { lastAnswers }: Pick<SessionContext, 'lastAnswers'>,
  body: Pick<SessionDraftBody, 'contraindications' | 'precautions'>,
  product: Product | null,
): UnchangedSince {
  const asked = contraindicationsFor(product).map(({ id }) => id as string);
  const contraindications = open(lastAnswers.contraindications, body.contraindications, asked);
  const precautions = open(lastAnswers.precautions, body.precautions);
  const count = Object.keys(contraindications).length + Object.keys(precautions).length;
  return { contraindications, precautions, count };
}

function open<Id extends string, Answer extends string>(
  last: Readonly<Partial<Record<Id, { readonly answer: Answer }>>>,
  given: Readonly<Partial<Record<Id, Answer>>>,
  asked?: readonly string[],
): Partial<Record<Id, Answer>> {
  const entries = (Object.entries(last) as [Id, { readonly answer: Answer }][])
    .filter(([id]) => given[id] === undefined && (asked?.includes(id) ?? true))
    .filter(([id, { answer }]) => mayBeUnchanged(id, answer))
    .map(([id, { answer }]) => [id, answer]);
  return Object.fromEntries(entries) as Partial<Record<Id, Answer>>;
}
