import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { ProductActivation, ProductActivationList } from '@glabella/contracts';
import {
  CurrentUser,
  problemOf,
  productActivationsResource,
  ProductCalls,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  Dialogs,
  ErrorState,
  FormProblem,
  LoadingState,
  Sources,
  Toasts,
} from '@glabella/dashboard/ui';
import { labelChecks, products, type LabelledSide, type Product } from '@glabella/domain/treatment';
import { formatDateTime } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { LabelCheckDialog, type LabelCheckQuestion } from './label-check-dialog';

const notChecked = 'Not checked';

/** The toxins the product knows, which of them the practice treats with, and by whose label check. */
@Component({
  selector: 'glabella-products-page',
  imports: [Card, Chip, ErrorState, FormProblem, LoadingState, PracticeHead, Sources],
  templateUrl: './products-page.html',
  styleUrl: './reference.css',
})
export class ProductsPage {
  private readonly user = inject(CurrentUser);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly calls = inject(ProductCalls);

  protected readonly activations = productActivationsResource();
  private readonly current = linkedSignal<
    ProductActivationList | undefined,
    ProductActivationList | undefined
  >({
    source: () => (this.activations.hasValue() ? this.activations.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly problemOf = problemOf;
  protected readonly mayCheck = computed(() => this.user.hasRole('psychiatrist'));

  protected readonly rows = computed(() => {
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    const rows = this.current()?.rows ?? [];
    return products.flatMap((product) => {
      const activation = rows.find(({ productId }) => productId === product.id);
      return activation
        ? [{ ...factsOf(product, activation), activation, ...wordsOf(activation, timeZone) }]
        : [];
    });
  });

  protected async activate(name: string, activation: ProductActivation): Promise<void> {
    const question: LabelCheckQuestion = { name, activation };
    const list = await this.dialogs.ask<ProductActivationList>(LabelCheckDialog, question, {
      width: 'wide',
    });
    if (!list) return;
    this.current.set(list);
    this.toasts.show({ text: `${name} is active: sessions can be signed with it.` });
  }

  protected async switchOff(name: string, activation: ProductActivation): Promise<void> {
    this.problem.set(null);
    const reason = await this.dialogs.askReason({
      heading: `Switch ${name} off?`,
      text: 'No session is signed with it until somebody completes its label check anew. What was signed stays as it is.',
      confirmLabel: 'Switch off',
      tone: 'danger',
    });
    if (!reason) return;
    try {
      const body = { isActive: false, checks: [], useWithinHours: null, reason };
      this.current.set(await this.calls.change(activation.productId, body, activation.version));
      this.toasts.show({ text: `${name} is switched off.` });
    } catch (error) {
      this.problem.set(problemOf(error));
      this.activations.reload();
    }
  }
}

function factsOf(product: Product, activation: ProductActivation) {
  return {
    product,
    vials: product.vialUnits.length
      ? product.vialUnits.map((units) => `${units} U`).join(', ')
      : notChecked,
    dilutions:
      product.labelledDilutions
        .map(({ vialUnits, diluentMl }) => `${vialUnits} U in ${diluentMl} mL`)
        .join(', ') || (product.form === 'liquid' ? 'Comes as a liquid' : notChecked),
    useWithin: useWithinWords(product, activation),
    limit: product.cumulativeLimit
      ? `${product.cumulativeLimit.units} U in ${product.cumulativeLimit.months} months, all indications together`
      : 'No limit stored',
    doses: product.labelledDoses.map(
      ({ indication, totalUnits, siteCount, unitsPerSite, eachSide }) =>
        `${totalUnits} U for ${indication}` +
        (siteCount && unitsPerSite ? ` (${siteCount} sites of ${unitsPerSite} U)` : '') +
        (eachSide ? ` (${sideWords(eachSide)})` : ''),
    ),
  };
}

function sideWords({ units, sites }: LabelledSide): string {
  return `${units.value} U for each side over ${sites.from} to ${sites.through} sites`;
}

/** The hours that sessions are checked by: the practice's own reading of the label before what is stored here. */
function useWithinWords(product: Product, { isActive, versions }: ProductActivation): string {
  if (product.form === 'liquid') return 'Comes as a liquid';
  const read = isActive ? (versions[0]?.useWithinHours ?? null) : null;
  if (read !== null) return `${read} hours, as this practice read it`;
  return product.useWithinHours === null ? notChecked : `${product.useWithinHours} hours`;
}

/** What stands for the state of a product, and every word about it, the newest first. */
function wordsOf({ isActive, version, versions }: ProductActivation, timeZone: string) {
  const [last] = versions;
  const shipped = isActive ? 'Active as shipped' : 'Inactive: label not checked here';
  return {
    state: version === 0 ? shipped : isActive ? 'Active' : 'Switched off',
    checks: isActive
      ? labelChecks.flatMap(({ id, label }) => {
          const answer = last?.checks.find((one) => one.id === id);
          return answer ? [{ label, ...answer }] : [];
        })
      : [],
    history: versions.map((one) => ({
      version: one.version,
      words: `${one.isActive ? 'Label check completed' : `Switched off: ${one.reason}`}`,
      by: `${one.author.displayName}, ${formatDateTime(one.recordedAt, timeZone)}`,
    })),
  };
}
