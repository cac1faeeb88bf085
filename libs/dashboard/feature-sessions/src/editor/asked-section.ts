import { Component, input } from '@angular/core';
import { DateField, Field } from '@glabella/dashboard/ui';
import type { SessionEditor } from '../draft/session-editor';
import { ElsewhereChoice } from './elsewhere-choice';
import { PlaceChecks } from './place-checks';
import { PrecautionChoice } from './precaution-choice';
import { Questions } from './questions';

/** What the patient is asked before the needle: contraindications, precautions, toxin elsewhere, consent. */
@Component({
  selector: 'glabella-asked-section',
  imports: [DateField, ElsewhereChoice, Field, PlaceChecks, PrecautionChoice, Questions],
  template: `
    <glabella-questions [editor]="editor()" />
    <glabella-precaution-choice [editor]="editor()" />
    <glabella-elsewhere-choice [editor]="editor()" />
    <glabella-field
      label="Consent of"
      data-place="consent"
      hint="With the off-label statement."
      [note]="editor().was('consent')"
    >
      <glabella-date-field
        [value]="editor().body().consentOn ?? ''"
        [latest]="editor().context().today"
        (valueChange)="editor().set({ consentOn: $event === '' ? null : $event })"
      />
    </glabella-field>
    <glabella-place-checks [editor]="editor()" [places]="['consent']" />
  `,
  styleUrl: './section.css',
})
export class AskedSection {
  readonly editor = input.required<SessionEditor>();
}
