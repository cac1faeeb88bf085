import { Component, computed, input, output } from '@angular/core';
import { AxillaMap, axillaPlaceOf, FaceMap, musclePartOf } from '@glabella/dashboard/ui';
import { axilla, glabella, siteLabel, type SessionSite } from '@glabella/domain/treatment';
import type { SitePlace } from '../draft/site-list';

/** The map of the region that is treated, for the editor and the record alike; a list where the region is not drawn. */
@Component({
  selector: 'glabella-site-map',
  imports: [AxillaMap, FaceMap],
  templateUrl: './site-map.html',
  styles: `
    :host {
      display: block;
    }
    p {
      margin: var(--space-2) 0 0;
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
  `,
})
export class SiteMap {
  /** Of the protocol; '' where it is not known. */
  readonly region = input.required<string>();
  readonly sites = input.required<readonly SessionSite[]>();
  /** What is listed in place of a map where the region has none. */
  readonly undrawnLines = input.required<readonly string[]>();
  /** The key (`siteKey`) of the site that is current in the table; null for none. */
  readonly current = input<string | null>(null);
  /** Whether pressing a place picks it; off where the sites are only read. */
  readonly isPickable = input(true);
  /** A place of the map was pressed. */
  readonly picked = output<SitePlace>();

  /** The sites that the map has no place for, in words; '' for none, and where no map is drawn. */
  protected readonly notDrawn = computed(() => {
    const placeOf = placeFinders[this.region()];
    if (!placeOf) return '';
    return this.sites()
      .filter((site) => !placeOf(site))
      .map(({ muscle, side }) => siteLabel(muscle, side))
      .join('; ');
  });
}

/** What finds the place of a site on the map of a region. */
const placeFinders: Readonly<Partial<Record<string, (site: SitePlace) => object | undefined>>> = {
  [glabella.id]: musclePartOf,
  [axilla.id]: axillaPlaceOf,
};
