/**
 * In which treatments a point of the consent is asked, by protocol id: in all but some, those to come included, or in
 * some alone.
 */
export interface ConsentReach {
  readonly kind: 'all-but' | 'only';
  readonly protocolIds: readonly string[];
}

/** The codes of the two kinds, for the schema of a message. */
export const consentReachKinds = [
  'all-but',
  'only',
] as const satisfies readonly ConsentReach['kind'][];

/** A point that is asked whatever the treatment. */
export const everyTreatment: ConsentReach = { kind: 'all-but', protocolIds: [] };

/** Whether a point of that reach is asked in the treatment of that protocol. */
export function isAskedIn({ kind, protocolIds }: ConsentReach, protocolId: string): boolean {
  return protocolIds.includes(protocolId) === (kind === 'only');
}

/** The points that are asked in the treatment of that protocol, in their order. */
export function pointsAskedIn<Point extends { readonly askedIn: ConsentReach }>(
  points: readonly Point[],
  protocolId: string,
): Point[] {
  return points.filter(({ askedIn }) => isAskedIn(askedIn, protocolId));
}

/** Whether no treatment asks for a point of that reach. */
export function isAskedNowhere({ kind, protocolIds }: ConsentReach): boolean {
  return kind === 'only' && protocolIds.length === 0;
}

/** What is wrong with the protocols that a reach names: one that is not known, or one twice; null for neither. */
export function reachFault(
  { protocolIds }: ConsentReach,
  known: ReadonlySet<string>,
): string | null {
  if (protocolIds.some((id) => !known.has(id))) return 'There is no such protocol.';
  return new Set(protocolIds).size < protocolIds.length ? 'Name each protocol once.' : null;
}

/** The reach in words, such as 'in all treatments but A'; a protocol whose name is not known stands with its id. */
export function reachWords(
  { kind, protocolIds }: ConsentReach,
  names: ReadonlyMap<string, string>,
): string {
  const named = protocolIds.map((id) => names.get(id) ?? id).join(', ');
  if (kind === 'only') return protocolIds.length === 0 ? 'in no treatment' : `in ${named} alone`;
  return protocolIds.length === 0 ? 'in every treatment' : `in all treatments but ${named}`;
}
