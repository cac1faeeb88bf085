import { Component, input, output } from '@angular/core';
import { Control, Field } from '@glabella/dashboard/ui';
import type { ProtocolIssue } from '@glabella/domain/treatment';
import { noSource, type ProtocolEntry, type SourceEntry } from './protocol-entry';
import { issueAt, replaced, without } from './protocol-lines';

/** Where the numbers of a protocol come from, one source to a line. */
@Component({
  selector: 'glabella-protocol-sources',
  imports: [Control, Field],
  template: `
    <fieldset>
      <legend class="strong">Sources</legend>
      @for (source of entry().sources; track $index; let at = $index) {
        <div class="line">
          <glabella-field
            [label]="'Source ' + (at + 1)"
            [error]="errorAt('sources.' + at + '.label') ?? errorAt('sources')"
          >
            <input
              #sourceLabel
              glabellaControl
              [value]="source.label"
              (input)="change(at, { label: sourceLabel.value })"
            />
          </glabella-field>
          <glabella-field
            label="Web address"
            note="optional"
            [error]="errorAt('sources.' + at + '.url')"
          >
            <input
              #url
              glabellaControl
              type="url"
              [value]="source.url"
              (input)="change(at, { url: url.value })"
            />
          </glabella-field>
          <button
            type="button"
            class="btn compact"
            [disabled]="entry().sources.length === 1"
            (click)="remove(at)"
          >
            Remove<span class="visually-hidden"> source {{ at + 1 }}</span>
          </button>
        </div>
      }
      <div>
        <button type="button" class="btn compact" (click)="add()">Add a source</button>
      </div>
    </fieldset>
  `,
  styleUrl: './protocol-form.css',
})
export class ProtocolSources {
  readonly entry = input.required<ProtocolEntry>();
  readonly issues = input.required<readonly ProtocolIssue[]>();
  readonly changed = output<Partial<ProtocolEntry>>();

  protected errorAt(path: string): string | null {
    return issueAt(this.issues(), path);
  }

  protected change(at: number, change: Partial<SourceEntry>): void {
    this.changed.emit({ sources: replaced(this.entry().sources, at, change) });
  }

  protected add(): void {
    this.changed.emit({ sources: [...this.entry().sources, noSource] });
  }

  protected remove(at: number): void {
    this.changed.emit({ sources: without(this.entry().sources, at) });
  }
}
