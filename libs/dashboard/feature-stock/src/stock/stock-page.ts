import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { StockLot } from '@glabella/contracts';
import { CurrentUser, problemOf, stockResource } from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  SegmentedControl,
  Sources,
  type Segment,
} from '@glabella/dashboard/ui';
import { findProduct, products } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import { expiryState, openedInWords } from './lot-words';

type Show = 'on-hand' | 'all';

const shows: readonly Segment<Show>[] = [
  { value: 'on-hand', label: 'On hand' },
  { value: 'all', label: 'All lots', spoken: 'All lots, used up ones too' },
];

/** What the practice has: by product, the lot that expires soonest first, and what is opened and until when. */
@Component({
  selector: 'glabella-stock-page',
  imports: [
    Banner,
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    RouterLink,
    SegmentedControl,
    Sources,
  ],
  templateUrl: './stock-page.html',
  styleUrl: './stock-page.css',
})
export class StockPage {
  /** From the query. */
  readonly show = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  protected readonly shows = shows;
  protected readonly shown = computed<Show>(() => (this.show() === 'all' ? 'all' : 'on-hand'));
  protected readonly stock = stockResource(() => this.shown());
  protected readonly problem = computed(() => {
    const error = this.stock.error();
    return error ? problemOf(error) : null;
  });
  protected readonly keepsStock = computed(() =>
    this.stock.hasValue() ? this.stock.value().keepsStock : true,
  );
  protected readonly isAdministrator = computed(() => this.user.hasRole('administrator'));
  protected readonly groups = computed(() => {
    const lots = this.stock.hasValue() ? this.stock.value().rows : [];
    return products
      .map((product) => ({
        product: product.name,
        brand: product.brand,
        rows: lots.filter(({ productId }) => productId === product.id).map((lot) => this.row(lot)),
      }))
      .filter(({ rows }) => rows.length > 0)
      .map((group) => ({
        ...group,
        vials: group.rows.reduce((sum, { unopened }) => sum + unopened, 0),
      }));
  });
  protected readonly useBySources = computed(() => {
    const lots = this.stock.hasValue() ? this.stock.value().rows : [];
    const [source] = findProduct(lots[0]?.productId ?? '')?.sources ?? [];
    return source ? [source] : [];
  });

  protected choose(show: Show | null): void {
    const queryParams = { show: show === 'all' ? 'all' : null };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected print(): void {
    window.print();
  }

  private row(lot: StockLot) {
    const me = this.user.me();
    const today = me?.practice.today ?? lot.expiresOn;
    const timeZone = me?.practice.timeZone ?? 'UTC';
    const now = new Date().toISOString();
    return {
      id: lot.id,
      lotNumber: lot.lotNumber,
      expires: formatDate(lot.expiresOn),
      expiry: expiryState(lot.expiresOn, today),
      vialUnits: lot.vialUnits,
      unopened: lot.unopened,
      received: lot.received,
      opened: lot.opened.map((vials) => ({
        opening: vials.opening,
        ...openedInWords(vials, now, timeZone),
      })),
      recallId: lot.recallId,
    };
  }
}
