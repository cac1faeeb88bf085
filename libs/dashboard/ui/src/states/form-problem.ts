import { Component, input } from '@angular/core';
import { Banner } from '../surfaces/banner';
import type { ProblemText } from './error-state';

/** Why a form as a whole was not saved; stands above its buttons, read out when it appears. */
@Component({
  selector: 'glabella-form-problem',
  imports: [Banner],
  template: `
    @if (problem(); as refused) {
      <glabella-banner tone="warn" live="alert">
        <strong>{{ refused.title }}.</strong> {{ refused.detail }}
        @if (refused.requestId; as id) {
          <small>Request {{ id }}</small>
        }
      </glabella-banner>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    small {
      overflow-wrap: anywhere;
    }
  `,
})
export class FormProblem {
  readonly problem = input.required<ProblemText | null>();
}
