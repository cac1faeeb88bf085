import { Component, computed, inject, input } from '@angular/core';
import { Banner } from '@glabella/dashboard/ui';
import { aftercareChanges, aftercareChangeWords, stillSaid } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { OpenWalk } from './open-walk';

/**
 * Says that the practice's aftercare list changed since something of it was ticked, and how; what still reads the same can
 * be kept, the rest is ticked anew.
 */
@Component({
  selector: 'glabella-aftercare-news',
  imports: [Banner],
  template: `
    @if (news(); as news) {
      <glabella-banner tone="warn" live="status">
        <p>
          The aftercare list changed: version {{ news.version }} is in force since {{ news.on }}.
          What you ticked speaks of version {{ news.ticked }}. Tick what the patient was told.
        </p>
        <ul>
          @for (change of news.changes; track change) {
            <li>{{ change }}</li>
          }
        </ul>
        @if (news.kept.length > 0) {
          <button bannerActions type="button" class="btn compact" (click)="keep(news.kept)">
            Keep what still says the same ({{ news.kept.length }})
          </button>
        }
      </glabella-banner>
    }
  `,
  styles: `
    ul {
      margin: var(--space-1) 0 0;
      padding-left: var(--space-5);
    }
  `,
})
export class AftercareNews {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly news = computed(() => {
    const { list, ticked } = this.editor().context().aftercare;
    const { aftercareTold, aftercareListVersion } = this.editor().body();
    if (ticked?.version !== aftercareListVersion || aftercareTold.length === 0) return null;
    const changes = aftercareChanges(ticked, list).map(aftercareChangeWords);
    return {
      version: list.version,
      on: formatDate(list.publishedOn),
      ticked: ticked.version,
      changes: changes.length > 0 ? changes : ['Only the order or a source is another one.'],
      kept: stillSaid(aftercareTold, ticked, list),
    };
  });

  protected keep(told: readonly string[]): void {
    this.editor().tell(told);
    this.walk.next();
  }
}
