import { Component, input, output } from '@angular/core';

/** A figure that opens its definition and the patients behind it: a number, and what it is of in a smaller line. */
@Component({
  selector: 'glabella-figure-button',
  template: `
    <button type="button" (click)="pressed.emit()">
      <span class="value">{{ value() }}</span>
      @if (note()) {
        <!-- Spoken without a pause otherwise. -->
        <span class="note">{{ ' ' + note() }}</span>
      }
      <span class="visually-hidden">: definition{{ hasList() ? ' and patients' : '' }}</span>
    </button>
  `,
  styles: `
    :host {
      display: block;
    }
    button {
      display: inline-grid;
      justify-items: inherit;
      min-height: var(--target-compact);
      padding: 2px 6px;
      margin: -2px -6px;
      border: 0;
      border-radius: var(--radius-s);
      background: none;
      color: var(--ink);
      font: inherit;
      text-align: inherit;
      cursor: pointer;
    }
    button:hover {
      background: var(--accent-soft);
    }
    .value {
      font-variant-numeric: tabular-nums;
      font-weight: 620;
      text-decoration: underline dotted var(--ink-3);
      text-underline-offset: 3px;
    }
    .note {
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    @media print {
      button {
        display: inline;
        min-height: 0;
        padding: 0;
        margin: 0;
      }
      .value {
        margin-right: 1ch;
        text-decoration: none;
      }
      .note {
        font-size: 8pt;
      }
    }
  `,
})
export class FigureButton {
  readonly value = input.required<string>();
  readonly note = input('');
  readonly hasList = input(true);
  readonly pressed = output<void>();
}
