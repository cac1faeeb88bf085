import { Component, computed, input, output } from '@angular/core';
import {
  isExactUnits,
  siteKey,
  siteLabel,
  totalUnits,
  type SessionSite,
} from '@glabella/domain/treatment';
import { axillaOutlines, axillaPlaceOf, axillaPlaces, axillaViewBox } from './axilla-drawing';

/**
 * Both axillae as a schematic grid with the units of every site; the PATIENT's left is at the viewer's right. As the face map
 * it is a picture of the table of sites beside it: one image for keyboard and screen reader, a pointer may press a place.
 */
@Component({
  selector: 'glabella-axilla-map',
  template: `
    <!-- The pointer's way to what the table does by keyboard: the image itself takes no focus. -->
    <!-- eslint-disable-next-line @angular-eslint/template/click-events-have-key-events -->
    <svg
      role="img"
      [attr.aria-label]="label()"
      [attr.viewBox]="viewBox"
      [class.pickable]="isPickable()"
      (click)="pick($event)"
    >
      @for (oval of outlines; track oval.cx) {
        <ellipse
          class="skin"
          [attr.cx]="oval.cx"
          [attr.cy]="oval.cy"
          [attr.rx]="oval.rx"
          [attr.ry]="oval.ry"
        />
      }
      @for (place of places(); track place.key) {
        <g [attr.data-site]="place.key">
          <title>{{ place.label }}</title>
          <circle class="target" r="14" [attr.cx]="place.x" [attr.cy]="place.y" />
          @if (place.isCurrent) {
            <circle class="ring" r="13.5" [attr.cx]="place.x" [attr.cy]="place.y" />
          }
          <circle
            [class]="place.text === null ? 'free' : 'dot'"
            r="10.5"
            [attr.cx]="place.x"
            [attr.cy]="place.y"
          />
          <text
            text-anchor="middle"
            [class.number]="place.text === null"
            [attr.x]="place.x"
            [attr.y]="place.y + 3.4"
          >
            {{ place.text ?? place.number }}
          </text>
        </g>
      }
      <text class="side" x="8" y="16">patient’s right</text>
      <text class="side" x="392" y="16" text-anchor="end">patient’s left</text>
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      max-height: 320px;
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
      background: var(--surface);
    }
    .pickable g {
      cursor: pointer;
    }
    .skin {
      fill: var(--surface-2);
      stroke: var(--line-strong);
      stroke-width: 1.5;
    }
    .target {
      fill: transparent;
    }
    .free {
      fill: none;
      stroke: var(--line-control);
      stroke-dasharray: 3 3;
    }
    .dot {
      fill: var(--toxin);
      stroke: var(--surface);
    }
    .ring {
      fill: none;
      stroke: var(--accent);
      stroke-width: 2;
    }
    text {
      fill: var(--toxin-ink);
      font-size: 10px;
      font-weight: 600;
      pointer-events: none;
    }
    .number {
      fill: var(--ink-3);
      font-weight: 400;
    }
    .side {
      fill: var(--ink-2);
      font-weight: 400;
    }
  `,
})
export class AxillaMap {
  readonly sites = input.required<readonly SessionSite[]>();
  /** The key (`siteKey`) of the site that is current in the table; null for none. */
  readonly current = input<string | null>(null);
  /** Whether pressing a place picks it; off where the sites are only read. */
  readonly isPickable = input(true);
  /** A place was pressed. */
  readonly picked = output<Pick<SessionSite, 'muscle' | 'side'>>();

  protected readonly viewBox = axillaViewBox;
  protected readonly outlines = axillaOutlines;
  protected readonly places = computed(() => {
    const units = new Map(this.sites().map((site) => [siteKey(site), site.units]));
    return axillaPlaces.map((place) => {
      const key = siteKey(place);
      const given = units.get(key);
      const text = given === undefined ? null : given === null ? '–' : String(given);
      const label = siteLabel(place.muscle, place.side);
      return { ...place, key, label, text, isCurrent: key === this.current() };
    });
  });
  protected readonly label = computed(() => {
    const sides = (['left', 'right'] as const).map((side) => {
      const sites = this.sites().filter((site) => site.side === side);
      const canSum = sites.every(({ units }) => units === null || isExactUnits(units));
      const count = sites.length === 1 ? '1 site' : `${sites.length} sites`;
      return `${side} ${count}${canSum ? `, ${totalUnits(sites)} U` : ''}`;
    });
    return `Map of the axillae: ${sides.join('; ')}. The table of sites holds the same.`;
  });

  protected pick(event: Event): void {
    if (!this.isPickable() || !(event.target instanceof Element)) return;
    const key = event.target.closest('[data-site]')?.getAttribute('data-site');
    const place = axillaPlaces.find((one) => siteKey(one) === key);
    const found = place && axillaPlaceOf(place);
    if (found) this.picked.emit({ muscle: found.muscle, side: found.side });
  }
}
