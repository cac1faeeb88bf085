import { Component, input, output } from '@angular/core';
import { Chip } from '@glabella/dashboard/ui';
import type { CardAction, CardText } from './card-text';

const actionWords: Readonly<Record<CardAction, string>> = {
  record: 'Record',
  'log-session': 'Log session',
  'start-course': 'Start a course',
};

/** One card of the head: its number in large, the verdict in words, and the rule behind it one press away. */
@Component({
  selector: 'glabella-record-card',
  imports: [Chip],
  template: `
    <h2>
      <span class="nowrap">{{ card().label }}</span>&ngsp;<span class="nowrap">{{
        card().on ? '· ' + card().on : ''
      }}</span>
    </h2>
    <p class="figure">
      <strong [class.word]="card().value.length > 6">{{ card().value }}</strong>
      @if (card().unit) {
        <span>{{ card().unit }}</span>
      }
    </p>
    <p class="lines">
      @if (card().chip; as chip) {
        <glabella-chip [tone]="chip.tone">{{ chip.label }}</glabella-chip>
      }
      @for (line of card().lines; track line) {
        <span>{{ line }}</span>
      }
    </p>
    @if (card().action && mayAct()) {
      <button
        type="button"
        class="btn compact no-print"
        (click)="chosen.emit(card().action ?? 'record')"
      >
        {{ actionWords[card().action ?? 'record'] }}
      </button>
    }
    @if (card().findings.length > 0) {
      <button
        type="button"
        class="rules no-print"
        [attr.aria-expanded]="areRulesOpen()"
        (click)="rulesToggled.emit()"
      >
        {{ areRulesOpen() ? 'Hide the rules' : 'Rules and sources' }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      min-width: 0;
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow);
      break-inside: avoid;
    }
    h2 {
      color: var(--ink-3);
      font-size: var(--text-s);
      font-weight: 400;
      letter-spacing: 0;
    }
    .figure {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 6px;
    }
    strong {
      font-size: var(--text-2xl);
      font-weight: 640;
      letter-spacing: -0.02em;
      line-height: 1.3;
    }
    strong.word {
      font-size: var(--text-xl);
      line-height: 1.8;
    }
    .figure span,
    .lines {
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    .lines {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      /* A lot or a name without a space breaks where the card ends. */
      max-width: 100%;
      overflow-wrap: anywhere;
    }
    .lines span {
      min-width: 0;
    }
    .btn {
      margin-top: var(--space-2);
    }
    @media print {
      :host {
        padding: 2mm 3mm;
      }
      strong,
      strong.word {
        font-size: 15pt;
        line-height: 1.3;
      }
      h2,
      .figure span,
      .lines {
        font-size: 8pt;
      }
    }
    .rules {
      min-height: var(--target-compact);
      padding: 4px 0 0;
      border: 0;
      background: none;
      color: var(--accent);
      font: 400 var(--text-s) / 1.4 var(--font);
      text-decoration: underline;
      text-underline-offset: 2px;
      cursor: pointer;
    }
  `,
})
export class RecordCard {
  readonly card = input.required<CardText>();
  /** Whether the person at the screen may write into the record. */
  readonly mayAct = input.required<boolean>();
  /** Whether the rules behind the words stand open on the page. */
  readonly areRulesOpen = input(false);
  readonly chosen = output<CardAction>();
  readonly rulesToggled = output<void>();

  protected readonly actionWords = actionWords;
}
