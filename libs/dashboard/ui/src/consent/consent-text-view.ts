import { Component, computed, input } from '@angular/core';
import {
  consentPoint,
  consentPoints,
  isOptionalConsentPoint,
  type ConsentPoint,
} from '@glabella/domain/treatment';
import { Chip } from '../surfaces/chip';
import { Sources } from '../surfaces/sources';

/** The sources of all points, each once. */
const everySource = [
  ...new Map(
    consentPoints
      .flatMap(({ sources }) => sources)
      .map((source) => [`${source.label} ${source.detail ?? ''}`, source]),
  ).values(),
];

/** A version of the consent text as a patient reads it, point by point, with the sources of what it says. */
@Component({
  selector: 'glabella-consent-text-view',
  imports: [Chip, Sources],
  template: `
    <ol>
      @for (point of shown(); track point.id) {
        <li>
          <span class="strong">{{ point.about }}</span>
          @if (point.isOptional) {
            <glabella-chip>may be declined</glabella-chip>
          }
          <p>{{ point.text }}</p>
        </li>
      }
    </ol>
    @if (furtherText(); as text) {
      <p class="further">{{ text }}</p>
    }
    @if (withSources()) {
      <glabella-sources label="Sources of the shipped wording" [sources]="sources" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      max-width: 720px;
    }
    ol {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding-left: var(--space-5);
    }
    li glabella-chip {
      margin-left: var(--space-2);
    }
    p {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    @media print {
      li {
        break-inside: avoid;
      }
    }
  `,
})
export class ConsentTextView {
  readonly points = input.required<readonly ConsentPoint[]>();
  readonly furtherText = input<string | null>(null);
  readonly withSources = input(true);

  protected readonly shown = computed(() =>
    this.points().map(({ id, text }) => ({
      id,
      text,
      about: consentPoint(id).about,
      isOptional: isOptionalConsentPoint(id),
    })),
  );
  protected readonly sources = everySource;
}
