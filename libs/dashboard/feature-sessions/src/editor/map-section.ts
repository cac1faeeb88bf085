import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input } from '@angular/core';
import { Chip, nextId, Toasts } from '@glabella/dashboard/ui';
import {
  copyObstacleWords,
  findRegion,
  glabella,
  protocolTotal,
  siteKey,
  siteLabel,
} from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import type { SiteChange } from '../draft/site-history';
import type { SitePlace } from '../draft/site-list';
import { SiteMap } from '../site-map/site-map';
import { OpenWalk } from './open-walk';
import { showChange } from './show-change';

/** The map of what is treated, or its areas where nothing is drawn, and what changes the whole list of sites. */
@Component({
  selector: 'glabella-map-section',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Chip, SiteMap],
  templateUrl: './map-section.html',
  styleUrl: './map-section.css',
})
export class MapSection {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);
  private readonly toasts = inject(Toasts);

  protected readonly lastSessionId = nextId('last-session');
  protected readonly list = computed(() => this.editor().sites);
  protected readonly sites = computed(() => this.editor().body().sites);
  protected readonly labelOf = ({ muscle, side }: SitePlace): string => siteLabel(muscle, side);
  protected readonly keyOf = siteKey;

  protected readonly region = computed(() => this.editor().protocol().region);
  protected readonly heading = computed(() =>
    this.region() === glabella.id
      ? 'Face map'
      : (findRegion(this.region())?.label ?? this.region()),
  );
  /** Of a region that is not drawn: each area with its sides. */
  protected readonly areas = computed(() =>
    this.editor()
      .protocol()
      .areas.map(({ label, sides }) => `${label}: ${sides.join(', ')}`),
  );
  protected readonly protocolName = computed(() => {
    const { protocol, patient } = this.editor().context();
    const total = protocolTotal(protocol, this.editor().body().productId, patient.sex);
    return total === null ? protocol.name : `${protocol.name}, ${total} U`;
  });
  protected readonly lastSession = computed(() => {
    const last = this.editor().context().lastSession;
    const obstacle = this.list().copyObstacle();
    const text = last
      ? `Last session: ${formatDate(last.on)}, ${last.units} U, lot ${last.lotNumber}.`
      : '';
    return `${text} ${obstacle === null ? '' : copyObstacleWords[obstacle]}`.trim();
  });

  protected pick(place: SitePlace): void {
    this.list().add(place);
    this.walk.goToWhenDrawn(`site-${siteKey(place)}`);
  }

  protected show(change: SiteChange | null): void {
    showChange(this.toasts, this.list(), change);
  }
}
