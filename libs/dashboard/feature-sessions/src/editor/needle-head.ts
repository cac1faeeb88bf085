import { Component, computed, input } from '@angular/core';
import { lastToxinBefore } from '@glabella/domain/treatment';
import { compareDates, daysBetween, formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';

/** What is looked at before the needle: the last toxin of any product and place, the PHQ-9 and item 9 with their age. */
@Component({
  selector: 'glabella-needle-head',
  template: `
    <dl>
      <dt>Last toxin</dt>
      <dd>{{ toxin() }}</dd>
      <dt>PHQ-9</dt>
      <dd [class.concern]="hasConcern()">{{ phq9() }}</dd>
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 2px var(--space-3);
    }
    dd {
      overflow-wrap: anywhere;
    }
    .concern {
      color: var(--alarm);
      font-weight: 600;
    }
  `,
})
export class NeedleHead {
  readonly editor = input.required<SessionEditor>();

  protected readonly toxin = computed(() => {
    const last = lastToxinBefore(this.editor().earlierToxin(), this.editor().day());
    if (last === null) {
      return this.editor().body().elsewhereAsked
        ? 'none here, none reported elsewhere'
        : 'none here; elsewhere not asked yet';
    }
    const { on, productId, units, elsewhere } = last.toxin;
    const dose = units === null ? 'units not known' : `${units} U`;
    const place = elsewhere === true ? 'at another clinic' : 'here';
    return `${dose} ${productId ?? 'product not known'}, ${place}, ${formatDate(on)} (${age(last.days)})`;
  });

  private readonly form = computed(() => {
    const day = this.editor().day();
    return this.editor()
      .context()
      .recentPhq9.find(({ on }) => compareDates(on, day) <= 0);
  });
  protected readonly hasConcern = computed(() => (this.form()?.item9 ?? 0) > 0);
  protected readonly phq9 = computed(() => {
    const form = this.form();
    if (!form) return 'none on or before this day';
    const total = form.total === null ? 'without total' : String(form.total);
    const item9 = form.item9 === null ? 'not known' : String(form.item9);
    const days = daysBetween(form.on, this.editor().day());
    return `${total}, ${age(days)} (${formatDate(form.on)}); item 9: ${item9}`;
  });
}

function age(days: number): string {
  if (days === 0) return 'the same day';
  return days === 1 ? '1 day before' : `${days} days before`;
}
