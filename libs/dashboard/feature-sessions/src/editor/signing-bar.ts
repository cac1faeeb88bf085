import { Component, computed, input, output, ViewEncapsulation } from '@angular/core';
import type { OwnSigning } from '@glabella/contracts';
import { totalWords } from '../draft/dose-figures';
import type { SessionEditor } from '../draft/session-editor';
import { prospectOf } from './prospect-of';

/** The bar that stays at the foot of the window: total, sites and lot, the protocol's dose, keeping and signing. */
@Component({
  selector: 'glabella-signing-bar',
  // The bar covers the foot of the page: what has the focus and what is said there must stay above it.
  encapsulation: ViewEncapsulation.None,
  template: `
    <div class="summary">
      <strong>{{ summary() }}</strong>
      <span class="dim wide-only">{{ editor().protocolDose() }}</span>
      @if (!signs()) {
        <span class="soft">
          The kept draft stands on the patient’s page for whoever may sign it.
        </span>
      }
    </div>
    <div class="row tight">
      <button
        type="button"
        class="btn"
        [attr.data-place]="signs() ? null : 'sign'"
        (click)="keepAsked.emit()"
      >
        Keep draft
      </button>
      @if (signs() || firstOpen()) {
        <!-- One button whatever it says: the focus that waits on it must not be lost when the last thing is answered. -->
        <button
          type="button"
          class="btn"
          [class.primary]="!firstOpen()"
          [attr.data-place]="signs() ? 'sign' : null"
          (click)="signAsked.emit()"
        >
          @if (firstOpen(); as open) {
            Still open: {{ open.title }}
            @if (open.more > 0) {
              <span class="more">+ {{ open.more }}<span class="visually-hidden"> more</span></span>
            }
          } @else {
            {{ editor().isAmendment() ? 'Sign amendment' : 'Sign session' }}
          }
        </button>
      }
    </div>
  `,
  styleUrl: './signing-bar.css',
})
export class SigningBar {
  readonly editor = input.required<SessionEditor>();
  /** Whether the person at the page may sign; null while it is not known. */
  readonly signing = input<OwnSigning | null>(null);
  readonly keepAsked = output<void>();
  /** Sign, or show what is open. */
  readonly signAsked = output<void>();

  protected readonly signs = computed(() => prospectOf(this.editor(), this.signing()).isOffered);
  protected readonly summary = computed(() => {
    const { sites, lotNumber } = this.editor().body();
    const count = sites.length === 1 ? '1 site' : `${sites.length} sites`;
    const lot = (lotNumber ?? '').trim();
    return [
      totalWords(this.editor().figures()),
      count,
      lot === '' ? 'no lot yet' : `lot ${lot}`,
    ].join(' · ');
  });
  protected readonly firstOpen = computed(() => {
    const [first, ...others] = this.editor().openLines();
    return first && { title: first.check.title, more: others.length };
  });
}
