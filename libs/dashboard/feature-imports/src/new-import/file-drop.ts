import { Component, input, output, signal } from '@angular/core';
import { nextId } from '@glabella/dashboard/ui';
import { mostFileBytes, sizeText } from './read-import-file';

/** Where a file is chosen or dropped. A drop beside it is swallowed, or the browser would open the file. */
@Component({
  selector: 'glabella-file-drop',
  template: `
    <label
      [class.over]="isOver()"
      (dragover)="isOver.set(true)"
      (dragleave)="isOver.set(false)"
      (drop)="take($event.dataTransfer?.files)"
    >
      <span class="strong" [id]="titleId">Choose a file, or drop it here</span>
      <span class="soft" [id]="hintId">
        A CSV of past totals or answers, or FHIR R4 JSON in one or several files; UTF-8, at most
        {{ limit }}. You see what would happen before anything is stored.
      </span>
      <input
        #native
        data-first-focus
        type="file"
        multiple
        accept=".csv,.txt,.tsv,.json,text/csv,text/plain,application/json,application/fhir+json"
        [attr.aria-labelledby]="titleId"
        [attr.aria-describedby]="refusal() ? refusalId + ' ' + hintId : hintId"
        [attr.aria-invalid]="refusal() !== null || null"
        (change)="take(native.files); native.value = ''"
      />
    </label>
    @if (refusal(); as text) {
      <p class="refusal" role="alert" [id]="refusalId">{{ text }}</p>
    }
  `,
  styleUrl: './file-drop.css',
  host: { '(document:dragover)': 'hold($event)', '(document:drop)': 'hold($event)' },
})
export class FileDrop {
  /** Why the last file was not read. */
  readonly refusal = input<string | null>(null);
  readonly chosen = output<readonly File[]>();

  protected readonly isOver = signal(false);
  protected readonly titleId = nextId('file');
  protected readonly hintId = `${this.titleId}-hint`;
  protected readonly refusalId = `${this.titleId}-refusal`;
  protected readonly limit = sizeText(mostFileBytes);

  protected hold(event: Event): void {
    event.preventDefault();
  }

  protected take(files: FileList | null | undefined): void {
    this.isOver.set(false);
    if (files && files.length > 0) this.chosen.emit([...files]);
  }
}
