import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router } from '@angular/router';
import type { OutcomePatientsQuestion } from '@glabella/contracts';
import { DialogFrame } from '@glabella/dashboard/ui';
import type { Definition } from '@glabella/domain/outcomes';
import { citationLink } from '@glabella/domain/values';
import { FigurePatients } from './figure-patients';

/** What the dialog of a figure shows. */
export interface ShownFigure {
  readonly heading: string;
  readonly definitions: readonly Definition[];
  /** Null where no list stands behind the figure or the person may not read records. */
  readonly question: OutcomePatientsQuestion | null;
}

/** A figure's definition with its source and, for those who may read records, the patients behind it. */
@Component({
  selector: 'glabella-figure-dialog',
  imports: [DialogFrame, FigurePatients],
  template: `
    <glabella-dialog-frame [heading]="figure.heading">
      <dl>
        @for (row of definitions; track row.term) {
          <div>
            <dt>{{ row.term }}</dt>
            <dd>
              {{ row.text }}
              <span class="soft">
                @if (row.href) {
                  <a target="_blank" rel="noopener noreferrer" [href]="row.href">{{
                    row.source.label
                  }}</a>
                } @else {
                  <span class="strong">{{ row.source.label }}</span>
                }
                {{ row.source.detail }}
              </span>
            </dd>
          </div>
        }
      </dl>
      @if (figure.question; as question) {
        @if (isListed()) {
          <glabella-figure-patients [question]="question" />
        } @else {
          <div>
            <button type="button" class="btn" (click)="isListed.set(true)">
              Show the patients behind it
            </button>
            <p class="soft">Who opened the list stands on the audit trail.</p>
          </div>
        }
      }
      <button dialogActions type="button" class="btn" (click)="close()">Close</button>
    </glabella-dialog-frame>
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--space-3);
      margin: 0;
    }
    dt {
      font-weight: 620;
    }
    dd {
      margin: 0;
    }
    .soft {
      display: block;
      font-size: var(--text-s);
    }
  `,
})
export class FigureDialog {
  protected readonly figure = inject<ShownFigure>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<void>>(DialogRef);
  /** Names are read only when somebody asks for them. */
  protected readonly isListed = signal(false);
  protected readonly definitions = this.figure.definitions.map((row) => ({
    ...row,
    href: citationLink(row.source),
  }));

  constructor() {
    // A dialog outlives the page below it: who opens a patient from the list has left it.
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationStart) this.close();
      });
  }

  protected close(): void {
    this.dialog.close();
  }
}
