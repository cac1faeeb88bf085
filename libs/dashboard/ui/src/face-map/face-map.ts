import { Component, computed, input, model, output } from '@angular/core';
import {
  isExactUnits,
  siteKey,
  siteLabel,
  totalUnits,
  type SessionSite,
} from '@glabella/domain/treatment';
import { faceParts, faceViews, midlineX, muscleParts, musclePartOf } from './face-drawing';

/** A place on the map: a muscle on one of the patient's sides. */
export type FacePlace = Pick<SessionSite, 'muscle' | 'side'>;

interface Marker {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isCurrent: boolean;
}

/**
 * The upper face with the glabellar muscles and a marker with its units on every site; the PATIENT's left is at the viewer's
 * right. It is a picture of a table of sites that stands beside it and can do everything without it, so for keyboard and
 * screen reader it is one image; a pointer may press a muscle or a marker to pick that place.
 */
@Component({
  selector: 'glabella-face-map',
  templateUrl: './face-map.html',
  styleUrl: './face-map.css',
})
export class FaceMap {
  readonly sites = input.required<readonly SessionSite[]>();
  /** The key (`siteKey`) of the site that is current in the table; null for none. */
  readonly current = input<string | null>(null);
  /** Whether pressing a muscle picks it; off where the sites are only read. */
  readonly isPickable = input(true);
  /** What is shown: the glabella at open, or the whole face. */
  readonly view = model<keyof typeof faceViews>('glabella');
  /** A muscle or marker was pressed. */
  readonly picked = output<FacePlace>();

  protected readonly faceParts = faceParts;
  protected readonly midlineX = midlineX;
  protected readonly viewBox = computed(() => faceViews[this.view()]);
  protected readonly edges = computed(() => {
    const [left = 0, top = 0, width = 0, height = 0] = this.viewBox().split(' ').map(Number);
    return { left, top, right: left + width, bottom: top + height, scale: width / 232 };
  });

  protected readonly muscles = computed(() => {
    const taken = new Set(this.sites().map((site) => siteKey(site)));
    return muscleParts.map((part) => {
      const key = siteKey(part);
      return { ...part, key, label: siteLabel(part.muscle, part.side), isTaken: taken.has(key) };
    });
  });

  protected readonly markers = computed<readonly Marker[]>(() =>
    this.sites().flatMap((site) => {
      const point = musclePartOf(site)?.point;
      if (!point) return [];
      const key = siteKey(site);
      const text = site.units === null ? '–' : String(site.units);
      return [{ key, ...point, text, isCurrent: key === this.current() }];
    }),
  );

  protected readonly label = computed(() => {
    const count = this.sites().length;
    const sites = count === 1 ? '1 injection site' : `${count} injection sites`;
    const canSum = this.sites().every(({ units }) => units === null || isExactUnits(units));
    const units = count > 0 && canSum ? `, ${totalUnits(this.sites())} U` : '';
    return `Face map: ${sites}${units}. The table of sites holds the same.`;
  });

  protected pick(event: Event): void {
    if (!this.isPickable() || !(event.target instanceof Element)) return;
    const key = event.target.closest('[data-site]')?.getAttribute('data-site');
    const part = muscleParts.find((candidate) => siteKey(candidate) === key);
    if (part) this.picked.emit({ muscle: part.muscle, side: part.side });
  }

  protected toggleView(): void {
    this.view.update((view) => (view === 'face' ? 'glabella' : 'face'));
  }
}
