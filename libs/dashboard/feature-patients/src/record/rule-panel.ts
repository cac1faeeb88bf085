import { Component, computed, input } from '@angular/core';
import { Definitions } from '@glabella/dashboard/ui';
import { withMinus } from '@glabella/domain/charts';
import { nhsPairSource, type Definition, type Finding } from '@glabella/domain/outcomes';
import { citationLink } from '@glabella/domain/values';

/** The rules behind a verdict: each finding with its numbers, its threshold and where the rule comes from. */
@Component({
  selector: 'glabella-rule-panel',
  imports: [Definitions],
  template: `
    <h3>What is stated, and by which rule</h3>
    @if (until(); as until) {
      <p>{{ until }}</p>
    }
    <dl>
      @for (row of rows(); track row.finding.kind) {
        <div>
          <dt>{{ row.finding.label }}</dt>
          <dd>
            {{ row.evidence }}
            <span class="source">
              @if (row.href) {
                <a target="_blank" rel="noopener noreferrer" [href]="row.href">{{
                  row.finding.source.label
                }}</a>
              } @else {
                <span class="strong">{{ row.finding.source.label }}</span>
              }
              {{ row.finding.source.detail }}
            </span>
          </dd>
        </div>
      }
      @if (pair(); as words) {
        <div>
          <dt>PHQ-9 with GAD-7, by NHS rules</dt>
          <dd>
            {{ words.join(' ') }}
            <span class="source">
              <span class="strong">{{ pairSource.label }}</span> {{ pairSource.detail }} Published
              thresholds, whatever this practice has set.
            </span>
          </dd>
        </div>
      }
    </dl>
    @if (definition(); as definition) {
      <glabella-definitions
        label="Why a reliable change needs so many points"
        [definitions]="[definition]"
      />
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-4);
      padding: var(--space-3) var(--space-4) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
      gap: var(--space-3) var(--space-5);
      margin-top: var(--space-2);
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
export class RulePanel {
  readonly findings = input.required<readonly Finding[]>();
  /** Up to when the findings speak, where they are none of today. */
  readonly until = input<string | null>(null);
  /** What both questionnaires say together; null where the course has no GAD-7. */
  readonly pair = input<readonly string[] | null>(null);
  /** From how many points on a change is reliable, and why; null where the questionnaire has no such number. */
  readonly definition = input<Definition | null>(null);

  protected readonly pairSource = nhsPairSource;

  protected readonly rows = computed(() =>
    this.findings().map((finding) => ({
      finding,
      evidence: withMinus(finding.evidence),
      href: citationLink(finding.source),
    })),
  );
}
