import { Component, computed, input } from '@angular/core';
import {
  consentPoint,
  isOptionalConsentPoint,
  reachWords,
  type ConsentPoint,
  type ConsentReach,
} from '@glabella/domain/treatment';
import { Chip } from '../surfaces/chip';
import { Sources } from '../surfaces/sources';

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
          @if (point.reach; as reach) {
            <glabella-chip>{{ reach }}</glabella-chip>
          }
          <p>{{ point.text }}</p>
        </li>
      }
    </ol>
    @if (furtherText(); as text) {
      <p class="further">{{ text }}</p>
    }
    @if (withSources()) {
      <glabella-sources label="Sources of the shipped wording" [sources]="sources()" />
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
  /** The names of the practice's protocols by id, where points of several treatments stand side by side. */
  readonly protocolNames = input<ReadonlyMap<string, string> | null>(null);

  protected readonly shown = computed(() =>
    this.points().map(({ id, text, askedIn }) => ({
      id,
      text,
      about: consentPoint(id).about,
      isOptional: isOptionalConsentPoint(id),
      reach: this.reachOf(askedIn),
    })),
  );
  /** The sources of the points shown, each once. */
  protected readonly sources = computed(() => {
    const sources = this.points().flatMap(({ id }) => consentPoint(id).sources);
    return [...new Map(sources.map((one) => [`${one.label} ${one.detail ?? ''}`, one])).values()];
  });

  /** In words where it is not asked everywhere; null for nothing to say. */
  private reachOf(reach: ConsentReach): string | null {
    const names = this.protocolNames();
    return names === null || reach.protocolIds.length === 0 ? null : reachWords(reach, names);
  }
}
