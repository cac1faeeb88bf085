import { type EventPieces, type Piece, momentOf } from './pieces';

/**
 * Puts together what belongs to one event: pieces that name each other or the same resource; then pieces of the same
 * person, instrument and moment; then a lone total beside the one form of its day that gives the same total. A person
 * may fill in a form twice on one day, so nothing else is put together.
 */
export function groupEvents(pieces: readonly Piece[]): EventPieces[] {
  const sets = new DisjointSets(pieces);
  const byName = new Map<string, Piece>();
  for (const piece of pieces) {
    for (const name of [...piece.names, ...piece.links, ...piece.members]) {
      const key = `${piece.instrument.id} ${name}`;
      const other = byName.get(key);
      if (other) sets.join(piece, other);
      else byName.set(key, piece);
    }
  }
  return withTotalsOfTheDay(ofOneMoment(sets.groups()));
}

/** Groups of one person, instrument and moment become one where they fit together. */
function ofOneMoment(groups: readonly EventPieces[]): EventPieces[] {
  const events: EventPieces[] = [];
  const byMoment = new Map<string, number[]>();
  for (const group of groups) {
    const key = keyOf(group, momentOf(group[0].at));
    const known = byMoment.get(key) ?? [];
    const at = known.find((index) => canBeOneEvent(events[index], group));
    if (at === undefined) byMoment.set(key, [...known, events.push(group) - 1]);
    else events[at] = [...(events[at] ?? []), ...group] as EventPieces;
  }
  return events;
}

/** A lone total joins the form of its day that gives the same total, if there is exactly one. */
function withTotalsOfTheDay(groups: readonly EventPieces[]): EventPieces[] {
  const forms = new Map<string, EventPieces[]>();
  for (const group of groups.filter(isForm)) {
    const key = keyOf(group, group[0].on);
    forms.set(key, [...(forms.get(key) ?? []), group]);
  }
  const totalsOf = new Map<EventPieces, Piece[]>();
  const rest = groups.filter((group) => {
    if (!group.every(({ kind }) => kind === 'total')) return true;
    const [form, other] = (forms.get(keyOf(group, group[0].on)) ?? []).filter((one) =>
      group.every(({ total }) => total === sumOf(one)),
    );
    if (!form || other) return true;
    totalsOf.set(form, [...(totalsOf.get(form) ?? []), ...group]);
    return false;
  });
  return rest.map((group) => [...group, ...(totalsOf.get(group) ?? [])] as const);
}

function keyOf([first]: EventPieces, when: string): string {
  return JSON.stringify([first.instrument.id, first.patient.subject, when]);
}

function isForm(group: EventPieces): boolean {
  return group.some(({ kind }) => kind === 'response' || kind === 'panel');
}

/** At most one response, one panel, and one answer per item; totals that agree. */
function canBeOneEvent(a: EventPieces | undefined, b: EventPieces): boolean {
  const all = [...(a ?? []), ...b];
  const count = (kind: Piece['kind']) => all.filter((piece) => piece.kind === kind).length;
  const items = all
    .filter(({ kind }) => kind === 'item')
    .flatMap(({ answers }) => [...answers.keys()]);
  const totals = new Set(all.flatMap(({ kind, total }) => (kind === 'total' ? [total] : [])));
  return (
    count('response') <= 1 &&
    count('panel') <= 1 &&
    count('function') <= 1 &&
    items.length === new Set(items).size &&
    totals.size <= 1
  );
}

function sumOf(form: EventPieces): number | null {
  const points = form.flatMap(({ answers }) => [...answers.values()]);
  return points.includes(null) ? null : points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** Sets of pieces that can be joined; each remembers one of its members. */
class DisjointSets {
  private readonly parents: Map<Piece, Piece>;

  constructor(private readonly pieces: readonly Piece[]) {
    this.parents = new Map(pieces.map((piece) => [piece, piece]));
  }

  join(a: Piece, b: Piece): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first !== second) this.parents.set(second, first);
  }

  /** The sets, in the order in which their first pieces stand in the file. */
  groups(): EventPieces[] {
    const byRoot = new Map<Piece, [Piece, ...Piece[]]>();
    for (const piece of this.pieces) {
      const root = this.rootOf(piece);
      const group = byRoot.get(root);
      if (group) group.push(piece);
      else byRoot.set(root, [piece]);
    }
    return [...byRoot.values()];
  }

  private rootOf(piece: Piece): Piece {
    let root = piece;
    for (
      let parent = this.parents.get(root);
      parent && parent !== root;
      parent = this.parents.get(root)
    ) {
      root = parent;
    }
    return root;
  }
}
