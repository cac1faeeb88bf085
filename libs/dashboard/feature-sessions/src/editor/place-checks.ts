import { Component, computed, input } from '@angular/core';
import type { SessionEditor } from '../draft/session-editor';
import { CheckLineView } from './check-line-view';

/** What the checks found about one part of the form, under that part, with the answer in place. */
@Component({
  selector: 'glabella-place-checks',
  imports: [CheckLineView],
  template: `
    @for (line of lines(); track line.check.code) {
      <glabella-check-line
        [line]="line"
        [signer]="editor().signer"
        (answered)="editor().answer(line.check, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host(:empty) {
      display: none;
    }
  `,
})
export class PlaceChecks {
  readonly editor = input.required<SessionEditor>();
  /** The names of the parts, as in `data-place`. */
  readonly places = input.required<readonly string[]>();

  protected readonly lines = computed(() =>
    this.editor()
      .list()
      .found.filter(({ place }) => this.places().includes(place)),
  );
}
