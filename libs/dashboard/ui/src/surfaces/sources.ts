import { Component, computed, input } from '@angular/core';
import { citationLink, type Citation } from '@glabella/domain/values';

/** Where numbers and rules come from, one press away: a fold with one line per source, linked where it can be. */
@Component({
  selector: 'glabella-sources',
  template: `
    <details>
      <summary>{{ label() }}</summary>
      <ul>
        @for (source of linked(); track $index) {
          <li>
            @if (source.href) {
              <a [href]="source.href" target="_blank" rel="noopener noreferrer">{{
                source.label
              }}</a>
            } @else {
              <span class="strong">{{ source.label }}</span>
            }
            @if (source.detail) {
              <span class="soft">{{ source.detail }}</span>
            }
          </li>
        }
      </ul>
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
    ul {
      display: grid;
      gap: var(--space-2);
      margin: var(--space-1) 0 0;
      padding-left: var(--space-4);
      font-size: var(--text-s);
    }
    li > * {
      display: block;
    }
  `,
})
export class Sources {
  readonly sources = input.required<readonly Citation[]>();
  /** The fold's heading. */
  readonly label = input('Sources');

  protected readonly linked = computed(() =>
    this.sources().map((source) => ({
      ...source,
      href: citationLink(source),
    })),
  );
}
