import { Component, computed, input, output } from '@angular/core';
import type { OutcomeReport } from '@glabella/contracts';
import { findProduct } from '@glabella/domain/treatment';
import type { AskedFigure } from './figure';
import { FigureButton } from './figure-button';

/** How many were treated in the period, how often, and with how many units of which product. */
@Component({
  selector: 'glabella-treated-figures',
  imports: [FigureButton],
  template: `
    <dl>
      <div>
        <dt>Patients treated</dt>
        <dd>
          <glabella-figure-button
            [value]="words(treated().patients)"
            (pressed)="asked.emit(people)"
          />
        </dd>
      </div>
      <div>
        <dt>Sessions</dt>
        <dd>
          <glabella-figure-button
            [value]="words(treated().sessions)"
            (pressed)="asked.emit(people)"
          />
        </dd>
      </div>
      @for (product of products(); track product.id) {
        <div>
          <dt>{{ product.name }}</dt>
          <dd>
            <glabella-figure-button
              [value]="product.units"
              [note]="product.sessions"
              (pressed)="asked.emit(people)"
            />
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3) var(--space-6);
      margin: 0;
    }
    dt {
      color: var(--ink-2);
      font-size: var(--text-s);
    }
    dd {
      margin: 0;
      font-size: var(--text-xl);
    }
  `,
})
export class TreatedFigures {
  readonly treated = input.required<OutcomeReport['treated']>();
  readonly asked = output<AskedFigure>();

  protected readonly words = String;
  protected readonly people: AskedFigure = {
    heading: 'Treated in the period',
    definitions: ['treated', 'small'],
    group: 'treated',
  };
  protected readonly products = computed(() =>
    this.treated().products.map(({ productId, sessions, units }) => ({
      id: productId,
      name: findProduct(productId)?.name ?? productId,
      units: units === null ? 'Too few to show' : `${units} U`,
      sessions: sessions === 1 ? '1 session' : `${sessions} sessions`,
    })),
  );
}
