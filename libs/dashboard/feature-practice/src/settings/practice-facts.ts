import { Component, computed, input } from '@angular/core';
import type { Practice } from '@glabella/contracts';
import { colleaguesResource } from '@glabella/dashboard/data-access';
import { Card } from '@glabella/dashboard/ui';
import { careSiteWords, toldWords } from './practice-draft';

/** The practice's settings, to read. */
@Component({
  selector: 'glabella-practice-facts',
  imports: [Card],
  template: `
    <glabella-card [heading]="practice().name">
      <dl>
        <dt>Phone</dt>
        <dd>{{ practice().phone }}</dd>
        <dt>Time zone</dt>
        <dd>{{ practice().timeZone }}</dd>
        <dt>A follow-up of item 9 is due after</dt>
        <dd>{{ practice().settings.followUpHours }} hours</dd>
        <dt>Adverse events are reported to</dt>
        <dd>{{ practice().settings.reportingBody || 'No reporting body is stored' }}</dd>
        <dt>Stock</dt>
        <dd>{{ practice().settings.keepsStock ? 'Kept in Glabella' : 'Kept elsewhere' }}</dd>
        <dt>Sites of care</dt>
        <dd>{{ careSites() }}</dd>
        <dt>Second factor</dt>
        <dd>
          {{
            practice().settings.requiresSecondFactor ? 'Needed by everybody' : 'Left to each person'
          }}
        </dd>
        <dt>Past that, these are told</dt>
        <dd>{{ told() }}</dd>
      </dl>
    </glabella-card>
    <glabella-card heading="Shown when item 9 is above 0">
      <p class="prose">{{ practice().safetyText }}</p>
      <dl>
        @for (line of practice().crisisLines; track $index) {
          <dt>{{ line.label }}</dt>
          <dd>
            <a [href]="'tel:' + line.phone">{{ line.phone }}</a>
          </dd>
        } @empty {
          <dt>No crisis line is stored</dt>
          <dd>An administrator can add them here.</dd>
        }
      </dl>
    </glabella-card>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
      max-width: 720px;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(140px, auto) 1fr;
      gap: var(--space-2) var(--space-4);
    }
    p + dl {
      margin-top: var(--space-4);
    }
  `,
})
export class PracticeFacts {
  readonly practice = input.required<Practice>();
  private readonly colleagues = colleaguesResource();
  protected readonly careSites = computed(() => careSiteWords(this.practice().settings));
  protected readonly told = computed(() => {
    const people = this.colleagues.hasValue() ? this.colleagues.value().rows : [];
    const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
    return toldWords(this.practice().settings, names);
  });
}
