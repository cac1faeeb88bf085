import { Component, computed, input } from '@angular/core';
import {
  aftercareText,
  isToldAlways,
  type AftercareInstruction,
  type AftercareList,
} from '@glabella/domain/treatment';
import { citationLink, type Citation } from '@glabella/domain/values';

interface Group {
  readonly heading: string;
  readonly instructions: readonly ShownInstruction[];
}

interface ShownInstruction {
  readonly id: string;
  readonly text: string;
  readonly when: string | null;
  readonly source: Citation;
  readonly href: string | undefined;
}

/** A version of the aftercare list to read: red flags first, as the leaflet prints it, then what is no longer told. */
@Component({
  selector: 'glabella-aftercare-list-view',
  template: `
    @for (group of groups(); track group.heading) {
      <section>
        <h3>{{ group.heading }}</h3>
        <ul>
          @for (one of group.instructions; track one.id) {
            <li>
              <span>{{ one.text }}</span>
              <p class="source soft">
                @if (one.when; as when) {
                  {{ when }}.
                }
                Source:
                @if (one.href; as href) {
                  <a [href]="href" target="_blank" rel="noopener noreferrer">{{
                    one.source.label
                  }}</a>
                } @else {
                  {{ one.source.label }}
                }
                @if (one.source.detail; as detail) {
                  <span>&ngsp;({{ detail }})</span>
                }
              </p>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      max-width: 720px;
    }
    h3 {
      margin-bottom: var(--space-1);
      font-size: var(--text-m);
    }
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding-left: var(--space-5);
    }
    li {
      overflow-wrap: anywhere;
    }
    .source {
      font-size: var(--text-s);
    }
    @media print {
      li {
        break-inside: avoid;
      }
    }
  `,
})
export class AftercareListView {
  readonly list = input.required<AftercareList>();

  protected readonly groups = computed<readonly Group[]>(() => {
    const { instructions } = this.list();
    const told = instructions.filter(({ isRetired }) => !isRetired);
    const ofKind = (wanted: AftercareInstruction['kind']) =>
      told.filter(({ kind }) => kind === wanted).map(shownOf);
    const retired = instructions.filter(({ isRetired }) => isRetired);
    return [
      { heading: 'Get help at once', instructions: ofKind('emergency') },
      { heading: 'What to do and to leave', instructions: ofKind('rule') },
      { heading: 'Reviews', instructions: ofKind('review') },
      {
        heading: 'Retired, no longer told',
        instructions: retired.map((one) => ({ ...shownOf(one), when: null })),
      },
    ].filter((group) => group.instructions.length > 0);
  });
}

function shownOf(instruction: AftercareInstruction): ShownInstruction {
  const when = isToldAlways(instruction) ? 'After every treatment' : 'Where the protocol names it';
  const { id, source } = instruction;
  return { id, text: aftercareText(instruction), when, source, href: citationLink(source) };
}
