import { DOCUMENT } from '@angular/common';
import { Component, inject, input } from '@angular/core';

/** A part of a long page: the id of its element, which holds its heading, and its name. */
export interface PageSection {
  readonly id: string;
  readonly label: string;
}

/** The parts of a long page in a row that stays in sight: each goes to its heading, and so does the keyboard. */
@Component({
  selector: 'glabella-page-sections',
  template: `
    <nav aria-label="On this page">
      <ul>
        @for (section of sections(); track section.id) {
          <li>
            <button type="button" class="btn quiet compact" (click)="go(section.id)">
              {{ section.label }}
            </button>
          </li>
        }
      </ul>
    </nav>
  `,
  styles: `
    :host {
      position: sticky;
      z-index: 5;
      top: var(--top-bar);
      display: block;
      margin: var(--space-3) calc(-1 * var(--space-2)) 0;
      padding: var(--space-1) var(--space-2);
      border-bottom: 1px solid var(--line);
      background: var(--bg);
    }
    ul {
      display: flex;
      gap: var(--space-1);
      margin: 0;
      /* Room for the focus ring, which a scrolling box would cut off. */
      padding: 3px;
      list-style: none;
      overflow-x: auto;
    }
    button {
      white-space: nowrap;
    }
  `,
})
export class PageSections {
  readonly sections = input.required<readonly PageSection[]>();

  private readonly document = inject(DOCUMENT);

  protected go(id: string): void {
    const section = this.document.getElementById(id);
    const heading = section?.querySelector<HTMLElement>('h2');
    if (!section || !heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    section.scrollIntoView();
  }
}
