import { Component, computed, inject, input } from '@angular/core';
import { capital } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { CheckLineView } from './check-line-view';
import { OpenWalk } from './open-walk';

/**
 * The checks before the needle: what was found in order, what is open with its answer in place, and what is not filled in
 * yet. A check of one part of the form stands under that part instead.
 */
@Component({
  selector: 'glabella-check-overview',
  imports: [CheckLineView],
  template: `
    @for (line of found(); track line.check.code) {
      <glabella-check-line
        [line]="line"
        [signer]="editor().signer"
        (answered)="editor().answer(line.check, $event)"
      />
    }
    <ul class="passed">
      @for (check of editor().passed(); track check.code) {
        <li>
          <span class="sign" aria-hidden="true">✓</span>
          <span>
            <span class="visually-hidden">In order: </span>{{ check.title }}
            <small class="dim">{{ check.evidence }}</small>
          </span>
        </li>
      }
    </ul>
    @if (editor().list().unfilled; as unfilled) {
      @if (unfilled.length > 0) {
        <p class="unfilled">
          <span class="sign open" aria-hidden="true">!</span>
          <span>
            Still to fill in:
            @for (line of unfilled; track line.check.code) {
              <button type="button" class="btn quiet compact" (click)="walk.goTo(line.place)">
                {{ shortTitle(line.check.title) }}
              </button>
            }
          </span>
        </p>
      }
    }
  `,
  styleUrl: './check-overview.css',
})
export class CheckOverview {
  readonly editor = input.required<SessionEditor>();
  protected readonly walk = inject(OpenWalk);

  protected readonly found = computed(() =>
    this.editor()
      .list()
      .found.filter(({ place }) => place.startsWith('check-')),
  );

  /** 'Lot' for 'Lot missing', 'Hypersensitivity' for 'Not answered: hypersensitivity'. */
  protected shortTitle(title: string): string {
    const short = title.replace(/ missing$/, '').replace(/^Not answered: /, '');
    return capital(short);
  }
}
