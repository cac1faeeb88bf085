import { computed, signal, type Signal } from '@angular/core';
import type { SessionContext } from '@glabella/contracts';
import {
  copyLastSession,
  copyObstacle,
  copySide,
  prefillSites,
  protocolProduct,
  protocolUnits,
  siteKey,
  siteLabel,
  sortSites,
  type Product,
  type SessionSite,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { siteText } from '../facts/session-facts';
import { putBack, restore, type SiteChange } from './site-history';

/** A muscle or area on one side that can be injected. */
export type SitePlace = Pick<SessionSite, 'muscle' | 'side'>;

/** Every place that a protocol knows, in listing order. */
const placesOf = ({ areas }: TreatmentProtocol): SitePlace[] =>
  areas.flatMap(({ id, sides }) => sides.map((side) => ({ muscle: id, side })));

const kept = 20;

/**
 * The sites of a draft as table and face map change them: one is current in both, and what was added, removed, copied or
 * mirrored can be taken back.
 */
export class SiteList {
  private readonly currentNow = signal<string | null>(null);
  private readonly done = signal<readonly SiteChange[]>([]);

  /** The key of the site that is current in the table and on the map; null for none. */
  readonly current = computed(() => {
    const key = this.currentNow();
    return this.sites().some((site) => siteKey(site) === key) ? key : null;
  });
  /** The places that no site has yet, in listing order. */
  readonly free = computed(() => {
    const taken = new Set(this.sites().map((site) => siteKey(site)));
    return placesOf(this.context().protocol).filter((place) => !taken.has(siteKey(place)));
  });
  /** The last change that can be taken back; null for none. */
  readonly lastChange = computed(() => this.done().at(-1) ?? null);

  constructor(
    private readonly sites: Signal<readonly SessionSite[]>,
    private readonly store: (sites: SessionSite[]) => void,
    private readonly context: Signal<SessionContext>,
    private readonly productId: Signal<string | null>,
  ) {}

  select(key: string | null): void {
    this.currentNow.set(key);
  }

  setUnits(key: string, units: number | null): void {
    this.store(this.sites().map((site) => (siteKey(site) === key ? { ...site, units } : site)));
  }

  /** Adds a site with the protocol's units, or makes it current where it stands already. */
  add({ muscle, side }: SitePlace): void {
    const key = siteKey({ muscle, side });
    this.currentNow.set(key);
    const before = this.sites();
    if (before.some((site) => siteKey(site) === key)) return;
    const site = { muscle, side, units: this.protocolUnitsOf(key) };
    this.remember({
      text: `Added ${siteLabel(muscle, side)}.`,
      takeBack: (sites) => sites.filter((other) => siteKey(other) !== key),
    });
    this.store(sortSites([...before, site], this.context().protocol.areas));
  }

  /** Takes a site out; its neighbour becomes current. */
  remove(key: string): SiteChange | null {
    const before = this.sites();
    const at = before.findIndex((site) => siteKey(site) === key);
    const removed = before[at];
    if (!removed) return null;
    const neighbour = before[at + 1] ?? before[at - 1];
    this.currentNow.set(neighbour ? siteKey(neighbour) : null);
    this.store(before.filter((site) => siteKey(site) !== key));
    const { areas } = this.context().protocol;
    const text = `Removed ${siteText(removed)}.`;
    return this.remember({ text, takeBack: putBack(removed, areas) });
  }

  /** Why the last session's sites cannot be copied here; null where they can. */
  readonly copyObstacle = computed(() => {
    const { lastSession, protocol } = this.context();
    return copyObstacle(lastSession, { productId: this.productId(), region: protocol.region });
  });

  /** The sites and units of the patient's last session in place of these, where they can be copied. */
  copyLast(): SiteChange | null {
    if (this.copyObstacle() !== null) return null;
    const { lastSites, protocol } = this.context();
    return this.replace('Copied the last session’s sites.', () =>
      copyLastSession(lastSites, protocol.areas),
    );
  }

  /**
   * Another product: the sites that were left with its units, else the protocol's with its units of that, or these without
   * units where it has none of it. Taking it back brings the product back as well.
   */
  takeUnitsOf(
    product: Pick<Product, 'id' | 'name'>,
    left: readonly SessionSite[] | undefined,
    takeBackProduct: () => void,
  ): SiteChange {
    const { protocol, patient } = this.context();
    if (left !== undefined) {
      const text = `Put back the sites and units of ${product.name} as they were.`;
      return this.replace(text, () => [...left], takeBackProduct);
    }
    if (!protocolProduct(protocol, product.id)) {
      return this.replace(
        `Emptied the units: the protocol has none of ${product.name}.`,
        (sites) => sites.map((site) => ({ ...site, units: null })),
        takeBackProduct,
      );
    }
    return this.replace(
      `Filled in the protocol’s units of ${product.name}.`,
      () => prefillSites(protocol, patient.sex, product.id),
      takeBackProduct,
    );
  }

  /** The patient's left side copied over the right. */
  mirrorLeftToRight(): SiteChange {
    return this.replace('Mirrored left to right.', (sites) =>
      copySide(sites, 'left', this.context().protocol.areas),
    );
  }

  /** The protocol's sites and units in place of these. */
  fillFromProtocol(): SiteChange {
    return this.replace('Filled in the protocol’s sites.', () => {
      const { protocol, patient } = this.context();
      return prefillSites(protocol, patient.sex, this.productId());
    });
  }

  /**
   * Takes back a change, the last one when none is named; whether there was one. With the product go the changes that were
   * made to its units.
   */
  takeBack(change: SiteChange | null = this.lastChange()): boolean {
    if (change === null || !this.done().includes(change)) return false;
    this.done.update((done) =>
      change.takeBackProduct
        ? done.slice(0, done.indexOf(change))
        : done.filter((other) => other !== change),
    );
    const after = change.takeBack(this.sites());
    change.takeBackProduct?.();
    this.store(after);
    return true;
  }

  /** Nothing can be taken back any more: the list came from elsewhere. */
  forget(): void {
    this.done.set([]);
  }

  private replace(
    text: string,
    change: (sites: readonly SessionSite[]) => SessionSite[],
    takeBackProduct?: () => void,
  ): SiteChange {
    const before = this.sites();
    this.store(change(before));
    const takeBack = restore(before);
    return this.remember(
      takeBackProduct ? { text, takeBack, takeBackProduct } : { text, takeBack },
    );
  }

  private remember(change: SiteChange): SiteChange {
    this.done.update((done) => [...done, change].slice(-kept));
    return change;
  }

  private protocolUnitsOf(key: string): number | null {
    const { protocol, patient } = this.context();
    const site = protocol.sites.find((planned) => siteKey(planned) === key);
    return site ? protocolUnits(site, this.productId(), patient.sex) : null;
  }
}
