import { protocolIdSchema, type CaseloadSearch } from '@glabella/contracts';
import type { Segment } from '@glabella/dashboard/ui';
import { attentionKinds, attentionLabels, type AttentionKind } from '@glabella/domain/outcomes';
import { findProduct, products } from '@glabella/domain/treatment';

/** How the list is narrowed and ordered; all of it stands in the address, none of it names a patient. */
export interface CaseloadQuery {
  readonly scope: 'mine' | 'practice';
  readonly show: 'waiting' | 'set-aside' | 'everybody';
  readonly sort: 'urgency' | 'name';
  readonly kind: AttentionKind | null;
  readonly protocol: string | null;
  readonly product: string | null;
}

/** One's own patients of whom something waits, the most urgent first. */
export const plainCaseload: CaseloadQuery = {
  scope: 'mine',
  show: 'waiting',
  sort: 'urgency',
  kind: null,
  protocol: null,
  product: null,
};

/** The choices beside each other. */
export const caseloadSegments = {
  show: [
    { value: 'waiting', label: 'Waiting', spoken: 'Those of whom something waits' },
    { value: 'set-aside', label: 'Set aside', spoken: 'What was acknowledged or snoozed' },
    { value: 'everybody', label: 'Everybody', spoken: 'Everybody, also those on track' },
  ] satisfies readonly Segment<CaseloadQuery['show']>[],
  sort: [
    { value: 'urgency', label: 'Urgency', spoken: 'By urgency' },
    { value: 'name', label: 'Name', spoken: 'By name' },
  ] satisfies readonly Segment<CaseloadQuery['sort']>[],
};

/** The choices of the lists that open. Every product: a patient may have had one that the practice has switched off since. */
export const caseloadChoices = {
  kind: attentionKinds.map((value) => ({ value, label: attentionLabels[value] })),
  product: products.map(({ id, name }) => ({ value: id, label: name })),
};

/** What stands in the address, as texts. */
export type CaseloadAddress = { readonly [Name in keyof CaseloadQuery]?: string | undefined };

const oneOf = <Value extends string>(
  choices: readonly { readonly value: Value }[],
  text: string | undefined,
): Value | undefined => choices.find(({ value }) => value === text)?.value;

/** The list by what stands in the address; the plain one for anything that is no choice. */
export function caseloadQueryOf(address: CaseloadAddress): CaseloadQuery {
  return {
    scope: address.scope === 'practice' ? 'practice' : plainCaseload.scope,
    show: oneOf(caseloadSegments.show, address.show) ?? plainCaseload.show,
    sort: oneOf(caseloadSegments.sort, address.sort) ?? plainCaseload.sort,
    kind: oneOf(caseloadChoices.kind, address.kind) ?? null,
    protocol: protocolIdSchema.safeParse(address.protocol).data ?? null,
    product: (address.product && findProduct(address.product)?.id) ?? null,
  };
}

/** What to write into the address for a change: nothing for what need not be said. */
export function caseloadAddress(change: Partial<CaseloadQuery>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value === plainCaseload[name as keyof CaseloadQuery] ? null : value,
    ]),
  );
}

/** True when a filter hides patients who would stand in the tab. */
export function isNarrowed({ show, kind, protocol, product }: CaseloadQuery): boolean {
  return show !== plainCaseload.show || [kind, protocol, product].some((one) => one !== null);
}

/** The search to send. */
export function caseloadSearchOf(query: CaseloadQuery, cursor?: string): CaseloadSearch {
  const { scope, show, sort, kind, protocol, product } = query;
  return {
    ...{ scope, show, sort, limit: 50 },
    ...(kind && { kinds: [kind] }),
    ...(protocol && { protocolId: protocol }),
    ...(product && { productId: product }),
    ...(cursor !== undefined && { cursor }),
  };
}
