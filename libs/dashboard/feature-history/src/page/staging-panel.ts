import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { Definitions } from '@glabella/dashboard/ui';
import { stagingOfRecord } from '@glabella/domain/charts';
import { stagingDefinitions, stagingRows } from './staging-rows';

/** How resistant the episode is: each value with the lines that it rests on, and what is missing where one cannot be computed. */
@Component({
  selector: 'glabella-staging-panel',
  imports: [Definitions, RouterLink],
  template: `
    @if (course(); as course) {
      <p class="soft">Computed from the record {{ course.asOf }}; never typed.</p>
      <dl>
        @for (row of rows(); track row.id) {
          <div [class.open]="!row.isComputed">
            <dt>{{ row.label }}</dt>
            <dd>
              <span class="value" [class.strong]="row.isComputed">{{ row.value }}</span>
              @if (row.lines.length > 0) {
                <ul [attr.aria-label]="'What the ' + row.label + ' rests on'">
                  @for (line of row.lines; track line.label) {
                    <li>
                      <span>{{ line.label }}: {{ line.text }}</span>
                      @if (line.points) {
                        <span class="points">{{ line.points }}</span>
                      }
                    </li>
                  }
                </ul>
              }
            </dd>
          </div>
        }
      </dl>
      <glabella-definitions
        class="no-print"
        label="What these words mean, and who says so"
        [definitions]="definitions"
      />
    } @else {
      <p class="soft">
        A stage speaks of a course: its diagnosis and the start of the episode.
        <a [routerLink]="['/patients', record().patient.id, 'courses', 'new']">Start a course</a>
      </p>
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
      gap: var(--space-4) var(--space-5);
      margin: var(--space-3) 0;
    }
    dt {
      color: var(--ink-2);
      font-size: var(--text-s);
      font-weight: 560;
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .value.strong {
      font-size: 1.15em;
    }
    ul {
      display: grid;
      gap: 2px;
      margin: var(--space-2) 0 0;
      padding: 0;
      font-size: var(--text-s);
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: var(--space-3);
      border-bottom: 1px solid var(--line);
    }
    .points {
      color: var(--ink-2);
      white-space: nowrap;
    }
  `,
})
export class StagingPanel {
  readonly record = input.required<PatientRecord>();

  protected readonly definitions = stagingDefinitions;
  protected readonly course = computed(() => stagingOfRecord(this.record()));
  protected readonly rows = computed(() => {
    const course = this.course();
    return course ? stagingRows(course.staging) : [];
  });
}
