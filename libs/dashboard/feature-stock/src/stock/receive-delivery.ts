import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { mostVials, type StockDelivery } from '@glabella/contracts';
import {
  CurrentUser,
  productActivationsResource,
  showRefusal,
  StockCalls,
  Submission,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Control,
  DateField,
  Field,
  focusFirstError,
  FormProblem,
  Toasts,
} from '@glabella/dashboard/ui';
import {
  doseLimits,
  isActiveProduct,
  lotExpiryFromText,
  lotExpiryProblem,
  products,
  type ProductId,
} from '@glabella/domain/treatment';
import { formatDate, InvalidCalendarDate, type CalendarDate } from '@glabella/domain/values';
import { decimalNumber, wholeNumber } from '../typed-number';
import { vialsInWords } from './lot-words';

/** The last day of a lot as it is typed; null where it is not understood. */
export function expiryOf(typed: string): CalendarDate | null {
  try {
    return lotExpiryFromText(typed);
  } catch (error) {
    if (error instanceof InvalidCalendarDate) return null;
    throw error;
  }
}

/** Books a delivery: product and lot as on the label, how many whole vials, from whom and when. */
@Component({
  selector: 'glabella-receive-delivery',
  imports: [Card, Control, DateField, Field, FormField, FormProblem, FormRoot, RouterLink],
  template: `
    <div class="page-head">
      <div>
        <h1>Receive a delivery</h1>
        <p class="soft">A lot that is in the stock already gets these vials on top.</p>
      </div>
    </div>
    <glabella-card>
      <form [formRoot]="form">
        <div class="pair">
          <glabella-field label="Product">
            <select glabellaControl [formField]="form.productId">
              @for (product of products(); track product.id) {
                <option [value]="product.id">{{ product.name }} ({{ product.brand }})</option>
              }
            </select>
          </glabella-field>
          <glabella-field
            label="Lot number"
            hint="As on the label; spaces and capitals do not count."
          >
            <input
              glabellaControl
              autocomplete="off"
              autocapitalize="characters"
              spellcheck="false"
              [formField]="form.lotNumber"
            />
          </glabella-field>
          <glabella-field label="Expiry" [hint]="expiryHint()">
            <input glabellaControl autocomplete="off" [formField]="form.expiresOn" />
          </glabella-field>
          <glabella-field label="Units per vial" note="U">
            @if (sizes().length > 0) {
              <select glabellaControl [formField]="form.vialUnits">
                <option value="">Choose</option>
                @for (size of sizes(); track $index) {
                  <option [value]="size">{{ size }}</option>
                }
              </select>
            } @else {
              <input
                glabellaControl
                inputmode="decimal"
                autocomplete="off"
                [formField]="form.vialUnits"
              />
            }
          </glabella-field>
          <glabella-field label="Whole vials">
            <input
              glabellaControl
              inputmode="numeric"
              autocomplete="off"
              [formField]="form.vials"
            />
          </glabella-field>
          <glabella-field label="Supplier">
            <input glabellaControl autocomplete="off" [formField]="form.supplier" />
          </glabella-field>
          <glabella-field label="Received on">
            <glabella-date-field [latest]="today()" [formField]="form.receivedOn" />
          </glabella-field>
        </div>
        <glabella-form-problem [problem]="problem()" />
        <div class="row tight">
          <button
            type="submit"
            class="btn primary"
            [attr.aria-disabled]="form().submitting() || null"
          >
            Receive
          </button>
          <a class="btn" routerLink="/stock">Cancel</a>
        </div>
      </form>
    </glabella-card>
  `,
  styles: `
    glabella-card {
      max-width: 760px;
    }
    form {
      display: grid;
      gap: var(--space-4);
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: var(--space-4);
    }
  `,
})
export class ReceiveDelivery {
  private readonly calls = inject(StockCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);
  private readonly submission = new Submission();

  private readonly activations = productActivationsResource();
  /** Those that the practice has activated; those of the shipped list until that is known. */
  protected readonly products = computed(() => {
    const rows = this.activations.hasValue() ? this.activations.value().rows : [];
    return products.filter((product) => isActiveProduct(product, rows));
  });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly today = computed(() => this.user.me()?.practice.today ?? '');

  private readonly model = signal({
    productId: products[0]?.id ?? '',
    lotNumber: '',
    expiresOn: '',
    vialUnits: '100',
    vials: '',
    supplier: '',
    receivedOn: this.user.me()?.practice.today ?? '',
  });
  /** The sizes in which the product is sold; none where they are not known: then it is typed. */
  protected readonly sizes = computed(
    () => products.find(({ id }) => id === this.model().productId)?.vialUnits ?? [],
  );
  protected readonly expiryHint = computed(() => {
    const expiresOn = expiryOf(this.model().expiresOn);
    return expiresOn === null
      ? 'As on the label: 2027-08, Aug 2027.'
      : `Use through ${formatDate(expiresOn)}.`;
  });

  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.lotNumber, 60);
      maxLength(path.supplier, 120);
      required(path.lotNumber, { message: 'Read the lot number from the label.' });
      validate(path.expiresOn, ({ value }) =>
        expiryOf(value()) === null ? { kind: 'expiry', message: lotExpiryProblem } : null,
      );
      validate(path.vialUnits, ({ value }) =>
        this.vialUnitsOf(value()) === null
          ? { kind: 'vial', message: 'Give the units per vial, as on the label.' }
          : null,
      );
      validate(path.vials, ({ value }) =>
        wholeNumber(value(), 1, mostVials) === null
          ? { kind: 'vials', message: `Whole vials, 1 to ${mostVials}.` }
          : null,
      );
      required(path.supplier, { message: 'Write who delivered.' });
      required(path.receivedOn, { message: 'Give the day.' });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const delivery = this.delivery();
          if (!delivery) return undefined;
          try {
            const { id } = await this.calls.receive(delivery, this.submission);
            const { vials, lotNumber } = delivery;
            this.toasts.show({ text: `${vialsInWords(vials)} of lot ${lotNumber} received.` });
            await this.router.navigate(['/stock/lots', id]);
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  constructor() {
    // What was chosen for one product is no size of the next.
    effect(() => {
      const sizes = this.sizes().map(String);
      untracked(() =>
        this.model.update((model) =>
          sizes.includes(model.vialUnits)
            ? model
            : { ...model, vialUnits: sizes.length === 1 ? (sizes[0] ?? '') : '' },
        ),
      );
    });
  }

  /** The units of a vial; null for a size in which the product is not sold. */
  private vialUnitsOf(typed: string): number | null {
    const units = decimalNumber(typed, doseLimits.vialUnits);
    const sizes = this.sizes();
    return units !== null && (sizes.length === 0 || sizes.includes(units)) ? units : null;
  }

  private delivery(): StockDelivery | null {
    const { productId, lotNumber, supplier, receivedOn, ...typed } = this.model();
    const expiresOn = expiryOf(typed.expiresOn);
    const vials = wholeNumber(typed.vials, 1, mostVials);
    const vialUnits = this.vialUnitsOf(typed.vialUnits);
    if (expiresOn === null || vials === null || vialUnits === null) return null;
    return {
      productId: productId as ProductId,
      lotNumber: lotNumber.trim(),
      supplier: supplier.trim(),
      ...{ receivedOn, expiresOn, vials, vialUnits },
    };
  }
}
