import { Component, computed, input } from '@angular/core';
import { citationLink, type Citation } from '@glabella/domain/values';

/** A word, what it means exactly, and who says so. */
export interface DefinedTerm {
  readonly term: string;
  readonly text: string;
  readonly source: Citation;
}

/** What the words of a table or a chart mean, one press away: a fold with a term, its rule and its source in each line. */
@Component({
  selector: 'glabella-definitions',
  template: `
    <details>
      <summary>{{ label() }}</summary>
      <dl>
        @for (row of rows(); track row.term) {
          <div>
            <dt>{{ row.term }}</dt>
            <dd>
              {{ row.text }}
              <span class="source">
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
    </details>
  `,
  styles: `
    summary {
      min-height: var(--target-compact);
      padding: 4px 0;
      color: var(--accent);
      font-size: var(--text-s);
      cursor: pointer;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
      gap: var(--space-3) var(--space-5);
      margin: var(--space-2) 0 0;
      font-size: var(--text-s);
    }
    dt {
      color: var(--ink);
      font-weight: 620;
    }
    .source {
      display: block;
      color: var(--ink-2);
    }
  `,
})
export class Definitions {
  readonly definitions = input.required<readonly DefinedTerm[]>();
  /** The fold's heading. */
  readonly label = input.required<string>();

  protected readonly rows = computed(() =>
    this.definitions().map((row) => ({
      ...row,
      href: citationLink(row.source),
    })),
  );
}
