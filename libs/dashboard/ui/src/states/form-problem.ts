import { Component, computed, input } from '@angular/core';
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
        @if (requestId(); as id) {
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

  /** A refusal explains itself; only a fault of the server has to be looked up by its number. */
  protected readonly requestId = computed(() => {
    const { status = 500, requestId } = this.problem() ?? {};
    return status >= 400 && status < 500 ? null : requestId;
  });
}
