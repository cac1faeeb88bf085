import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InjectionSession } from '@glabella/contracts';
import { Banner, Control, Field } from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';

/** What an amendment amends, and the reason that it must have. */
@Component({
  selector: 'glabella-amendment-banner',
  imports: [Banner, Control, Field, RouterLink],
  template: `
    @if (editor().amendsVoided()) {
      <glabella-banner tone="warn">
        {{ voidedText() }}
        <a bannerActions [routerLink]="['/sessions', amended().id]">Read the voided session</a>
      </glabella-banner>
    } @else {
      <glabella-banner>
        {{ text() }}
        <a bannerActions [routerLink]="['/sessions', amended().id]">Read the signed session</a>
      </glabella-banner>
      <glabella-field
        label="Reason of the amendment"
        data-place="reason"
        hint="Stays on the record with your name and the time. Changed fields are marked with what was signed."
      >
        <textarea
          glabellaControl
          rows="2"
          maxlength="500"
          [value]="editor().body().amendmentReason ?? ''"
          (input)="writeReason($event)"
        ></textarea>
      </glabella-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      margin-bottom: var(--space-4);
    }
    glabella-field {
      max-width: 640px;
    }
    textarea.input {
      min-height: 56px;
    }
  `,
})
export class AmendmentBanner {
  readonly editor = input.required<SessionEditor>();
  /** The newest version of the session. */
  readonly amended = input.required<InjectionSession>();

  private readonly session = computed(() => {
    const { performedOn, totalUnits, lotNumber } = this.amended();
    return `session of ${formatDate(performedOn)} (${totalUnits} U, lot ${lotNumber})`;
  });
  /** Who signed the newest version, and when. */
  private readonly signed = computed(() => {
    const { printedName, signedAt } = this.amended().signature;
    return `${printedName}, ${formatDateTime(signedAt, this.editor().context().timeZone)}`;
  });
  protected readonly text = computed(
    () =>
      `Amending the ${this.session()}, version ${this.amended().version}, signed by ` +
      `${this.signed()}. It stands until this amendment is signed.`,
  );
  protected readonly voidedText = computed(
    () =>
      `The ${this.session()} was voided by ${this.signed()}. It can only be read: this ` +
      'amendment cannot be signed, discard it.',
  );

  protected writeReason(event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.editor().set({ amendmentReason: value === '' ? null : value });
  }
}
