import { Component, computed, inject, input } from '@angular/core';
import { EmptyState, Toasts } from '@glabella/dashboard/ui';
import { formatVolume, siteKey, siteLabel } from '@glabella/domain/treatment';
import { totalWords } from '../draft/dose-figures';
import type { SessionEditor } from '../draft/session-editor';
import { siteText } from '../facts/session-facts';
import { sessionReadings } from '../inputs/limits';
import { ReadBox } from '../inputs/read-box';
import { OpenWalk } from './open-walk';
import { PlaceChecks } from './place-checks';
import { showChange } from './show-change';

interface SiteRow {
  readonly key: string;
  readonly label: string;
  readonly units: number | null;
  readonly volume: string;
  readonly was: string | null;
}

/** The sites in injection order: muscle and side, units, mL, the total and the waste. Enter goes to the next units. */
@Component({
  selector: 'glabella-sites-section',
  imports: [EmptyState, PlaceChecks, ReadBox],
  templateUrl: './sites-section.html',
  styleUrl: './sites-section.css',
})
export class SitesSection {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);
  private readonly toasts = inject(Toasts);

  protected readonly unitsReading = sessionReadings.siteUnits;
  protected readonly list = computed(() => this.editor().sites);
  protected readonly figures = computed(() => this.editor().figures());

  protected readonly rows = computed<readonly SiteRow[]>(() => {
    const { volumes } = this.figures();
    return this.editor()
      .body()
      .sites.map(({ muscle, side, units }, at) => {
        const key = siteKey({ muscle, side });
        return {
          key,
          label: siteLabel(muscle, side),
          units,
          volume: this.volumeText(volumes[at] ?? null),
          was: this.wasUnits(key, units),
        };
      });
  });
  protected readonly currentLabel = computed(
    () => this.rows().find(({ key }) => key === this.list().current())?.label ?? null,
  );
  protected readonly removedSince = computed(() => {
    const keys = new Set(this.rows().map(({ key }) => key));
    const removed = (this.editor().signedSites() ?? []).filter((site) => !keys.has(siteKey(site)));
    return removed.map(siteText).join('; ');
  });
  protected readonly total = computed(() => totalWords(this.figures()));
  protected readonly totalMl = computed(() =>
    this.figures().isWhole ? this.volumeText(this.figures().totalMl) : '',
  );
  protected readonly waste = computed(() => {
    const { isWhole, wasteUnits } = this.figures();
    const { vialsOpened } = this.editor().body();
    if (!isWhole || wasteUnits === null || wasteUnits < 0) return null;
    const vials = vialsOpened === 1 ? 'the single-dose vial' : `${vialsOpened} single-dose vials`;
    return `${wasteUnits} U left in ${vials}: recorded as waste.`;
  });

  protected goOn(event: Event, at: number): void {
    event.preventDefault();
    const next = this.rows()[at + 1];
    if (next) this.walk.goTo(`site-${next.key}`);
    else this.walk.next();
  }

  protected step(event: Event, at: number): void {
    const row = this.rows()[at];
    if (!row) return;
    event.preventDefault();
    this.walk.goTo(`site-${row.key}`);
  }

  protected remove(key: string | null): void {
    const change = key === null ? null : this.list().remove(key);
    if (!change) return;
    showChange(this.toasts, this.list(), change);
    const current = this.list().current();
    this.walk.goToWhenDrawn(current === null ? 'sites' : `site-${current}`);
  }

  protected fillFromProtocol(): void {
    showChange(this.toasts, this.list(), this.list().fillFromProtocol());
  }

  private volumeText(volume: number | null): string {
    return volume === null ? '' : formatVolume(volume);
  }

  private wasUnits(key: string, units: number | null): string | null {
    const signed = this.editor().signedSites();
    if (signed === null) return null;
    const before = signed.find((site) => siteKey(site) === key);
    if (!before) return 'added';
    return before.units === units ? null : `was ${before.units ?? 'empty'}`;
  }
}
