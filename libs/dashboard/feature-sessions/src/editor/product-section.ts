import { Component, computed, inject, input } from '@angular/core';
import { productHere } from '@glabella/contracts';
import { Control, Field, Toasts } from '@glabella/dashboard/ui';
import { openRecallOf, products } from '@glabella/domain/treatment';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { ClockTimeBox, type ClockTime } from '../inputs/clock-time';
import { sessionReadings } from '../inputs/limits';
import { LotBox, type RecentLot } from '../inputs/lot-box';
import { lotsOnHand } from '../facts/lots-on-hand';
import { ReadBox } from '../inputs/read-box';
import { expiryReading } from '../inputs/reading';
import { PlaceChecks } from './place-checks';
import { ReconstitutedByChoice } from './reconstituted-by-choice';
import { showChange } from './show-change';

/** Product, lot, expiry, vials and dilution, who prepared it, and the concentration that follows. */
@Component({
  selector: 'glabella-product-section',
  imports: [ClockTimeBox, Control, Field, LotBox, PlaceChecks, ReadBox, ReconstitutedByChoice],
  templateUrl: './product-section.html',
  styleUrl: './section.css',
})
export class ProductSection {
  readonly editor = input.required<SessionEditor>();
  private readonly toasts = inject(Toasts);

  protected readonly products = computed(() => {
    const { activeProductIds } = this.editor().context();
    return products.map(({ id, name }) => ({ id, name, isActive: activeProductIds.includes(id) }));
  });
  protected readonly readings = sessionReadings;
  protected readonly expiryReading = expiryReading;
  protected readonly ownPlaces = [
    'product',
    'lot',
    'expiry',
    'vial',
    'opened',
    'diluent',
    'reconstituted',
    'reconstituted-by',
    'pharmacy',
    'drawn',
  ];
  protected readonly sealAnswers = [
    { label: 'Not recorded', intact: null },
    { label: 'Intact', intact: true },
    { label: 'Not intact', intact: false },
  ] as const;

  protected readonly body = computed(() => this.editor().body());
  protected readonly isLiquid = computed(() => this.editor().product()?.form === 'liquid');
  private readonly offered = computed<readonly RecentLot[]>(() => {
    const context = this.editor().context();
    if (context.stock === null) return context.recentLots;
    return lotsOnHand(context.stock, this.editor().protocol(), {
      performedAt: this.editor().performedAt(),
      hoursOf: (productId) => productHere(productId, context)?.useWithinHours ?? null,
    });
  });
  protected readonly lots = computed(() => {
    const { productId } = this.body();
    const { openRecalls } = this.editor().context();
    return this.offered()
      .filter((lot) => productId === null || lot.productId === productId)
      .map((lot) => ({ ...lot, isRecalled: openRecallOf(openRecalls, lot) !== null }));
  });
  protected readonly keepsStock = computed(() => this.editor().context().stock !== null);
  protected readonly lotHint = computed(() => {
    if (this.lots().length === 0) return undefined;
    return this.keepsStock() ? '↓ for lots on hand' : '↓ for recent lots';
  });
  protected readonly expiryHint = computed(() => {
    const { lotExpiresOn } = this.body();
    return lotExpiresOn === null
      ? 'As on the label: 2027-08, Aug 2027.'
      : `Use through ${formatDate(lotExpiresOn)}.`;
  });
  protected readonly reconstituted = computed(() =>
    this.editor().clockOf(this.body().reconstitutedAt),
  );
  protected readonly preparation = computed(() => {
    const { unitsPerTenthMl, useUntil } = this.editor().figures();
    const { timeZone } = this.editor().context();
    return [
      ...(unitsPerTenthMl === null ? [] : [`${unitsPerTenthMl} U per 0.1 mL`]),
      ...(useUntil === null ? [] : [`use until ${formatDateTime(useUntil, timeZone)}`]),
    ].join(' · ');
  });

  protected chooseProduct(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const change = this.editor().chooseProduct(value === '' ? null : value);
    showChange(this.toasts, this.editor().sites, change);
  }

  protected chooseLot(lot: RecentLot): void {
    showChange(this.toasts, this.editor().sites, this.editor().chooseLot(lot));
  }

  protected setSeal(label: string): void {
    const sealIntact = this.sealAnswers.find((answer) => answer.label === label)?.intact ?? null;
    this.editor().set({ sealIntact });
  }

  protected setReconstituted(clock: ClockTime | null): void {
    const reconstitutedAt = clock && this.editor().instantAt(clock.day, clock.time);
    this.editor().set({ reconstitutedAt });
  }
}
