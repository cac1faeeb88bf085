import { Component, input } from '@angular/core';
import type { SessionEditor } from '../draft/session-editor';
import { ConsentLine } from './consent-line';
import { ElsewhereChoice } from './elsewhere-choice';
import { PrecautionChoice } from './precaution-choice';
import { Questions } from './questions';
import { UnchangedAnswers } from './unchanged-answers';

/** What the patient is asked before the needle: contraindications, precautions, toxin elsewhere, consent. */
@Component({
  selector: 'glabella-asked-section',
  imports: [ConsentLine, ElsewhereChoice, PrecautionChoice, Questions, UnchangedAnswers],
  template: `
    <glabella-unchanged-answers [editor]="editor()" />
    <glabella-questions [editor]="editor()" />
    <glabella-precaution-choice [editor]="editor()" />
    <glabella-elsewhere-choice [editor]="editor()" />
    <glabella-consent-line [editor]="editor()" />
  `,
  styleUrl: './section.css',
})
export class AskedSection {
  readonly editor = input.required<SessionEditor>();
}
