import { Component, input } from '@angular/core';
import { Sources } from '@glabella/dashboard/ui';
import { attentionPrinciples, type AttentionRule } from '@glabella/domain/outcomes';

/** The keys of the list, for the panel and for the line under the list. */
export const caseloadKeys = [
  { keys: ['j', 'k'], does: 'down and up the list, arrows too' },
  { keys: ['Enter'], does: 'opens the patient' },
  { keys: ['p'], does: 'records the patient’s form, as a rule the PHQ-9, beside the list' },
  { keys: ['a'], does: 'acknowledges the first reason' },
  { keys: ['s'], does: 'snoozes the first reason' },
  { keys: ['r'], does: 'takes over the new order' },
  { keys: ['?'], does: 'shows or hides this panel' },
] as const;

/** The list's own rules in the open: every condition word for word, with the number in force, its source and what ends it. */
@Component({
  selector: 'glabella-rules-panel',
  imports: [Sources],
  template: `
    <h2>How this list works</h2>
    <ul class="principles">
      @for (sentence of principles; track $index) {
        <li>{{ sentence }}</li>
      }
    </ul>
    <table class="stacking">
      <caption>
        The rules and the numbers in force by the protocol
        {{
          protocol()
        }}; a reason shows those that its patient’s course keeps
      </caption>
      <thead>
        <tr>
          <th scope="col">Tier</th>
          <th scope="col">Reason</th>
          <th scope="col">When</th>
          <th scope="col">Ends with</th>
        </tr>
      </thead>
      <tbody>
        @for (rule of rules(); track rule.kind) {
          <tr>
            <td>{{ rule.tier }}</td>
            <th scope="row">{{ rule.label }}</th>
            <td>
              {{ rule.condition }}
              <glabella-sources [sources]="[rule.source]" label="Source" />
            </td>
            <td>{{ rule.ends }}</td>
          </tr>
        }
      </tbody>
    </table>
    <p>These keys act while the focus is in the list: Tab leads there, “Go to the list” at once.</p>
    <dl>
      @for (key of keys; track key.does) {
        <div>
          <dt>
            @for (name of key.keys; track name) {
              <kbd>{{ name }}</kbd>
            }
          </dt>
          <dd>{{ key.does }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      margin-bottom: var(--space-4);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    .principles {
      display: grid;
      gap: var(--space-1);
      max-width: 90ch;
      margin: 0;
      padding-left: 1.2em;
    }
    td,
    tbody th {
      vertical-align: top;
      font-size: var(--text-s);
    }
    tbody th {
      white-space: nowrap;
    }
    p {
      margin: 0;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-5);
      margin: 0;
      font-size: var(--text-s);
    }
    dl div {
      display: flex;
      gap: var(--space-2);
    }
    dd {
      margin: 0;
    }
    @media screen and (max-width: 720px) {
      table {
        --stacking-inset: 0;
      }
      caption {
        padding-inline: 0;
      }
      tr {
        padding-block: var(--space-3);
      }
      tbody th {
        white-space: normal;
      }
      td:first-child {
        display: none;
      }
    }
  `,
})
export class RulesPanel {
  readonly rules = input.required<readonly AttentionRule[]>();
  /** The protocol whose measure and interval stand in them. */
  readonly protocol = input.required<string>();

  protected readonly principles = attentionPrinciples;
  protected readonly keys = caseloadKeys;
}
