import { Component, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadingState } from '@glabella/dashboard/ui';
import { FileDrop } from './file-drop';
import { ImportCheck } from './import-check';
import { type ImportFile, readImportFiles, sizeText } from './read-import-file';

/** Brings records from a file into the practice: choose, look at what would happen, import. */
@Component({
  selector: 'glabella-new-import',
  imports: [FileDrop, ImportCheck, LoadingState, RouterLink],
  template: `
    <div class="page-head">
      <h1>Import a file</h1>
      <a class="btn" routerLink="/imports">All imports</a>
    </div>
    @if (file(); as chosen) {
      <div class="file row">
        <p class="grow">
          <strong>{{ chosen.name }}</strong>
          <span class="soft"> {{ kinds[chosen.kind] }}, {{ sizeText(chosen.bytes) }}</span>
        </p>
        <button type="button" class="btn" (click)="file.set(null)">Choose another file</button>
      </div>
      <glabella-import-check [file]="chosen" />
    } @else if (isReading()) {
      <glabella-loading-state what="the file" [rows]="4" />
    } @else {
      <glabella-file-drop [refusal]="refusal()" (chosen)="read($event)" />
    }
  `,
  styles: `
    .file {
      margin-bottom: var(--space-4);
    }
    .file p {
      flex-basis: 240px;
      overflow-wrap: anywhere;
    }
  `,
})
export class NewImport {
  protected readonly file = signal<ImportFile | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly isReading = signal(false);
  protected readonly kinds = { csv: 'CSV', fhir: 'FHIR JSON' };
  protected readonly sizeText = sizeText;

  protected async read(files: readonly File[]): Promise<void> {
    this.refusal.set(null);
    this.isReading.set(true);
    const read = await readImportFiles(files);
    this.isReading.set(false);
    if ('refusal' in read) this.refusal.set(read.refusal);
    else this.file.set(read);
  }
}
