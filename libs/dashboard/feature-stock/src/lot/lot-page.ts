import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { ComponentType } from '@angular/cdk/overlay';
import { RouterLink } from '@angular/router';
import type { RecordRef, StockLotRecord } from '@glabella/contracts';
import {
  CurrentUser,
  problemOf,
  StockCalls,
  stockLotResource,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  Toasts,
  VersionTable,
  type VersionColumn,
} from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { expiryInWords, expiryState, openedInWords } from '../stock/lot-words';
import { CorrectDeliveryDialog, type DeliveryQuestion } from './correct-delivery-dialog';
import { CorrectLotDialog, type LabelQuestion } from './correct-lot-dialog';
import { entryRow } from './entry-words';
import { OpenVialsDialog, type OpeningQuestion } from './open-vials-dialog';
import { RemoveVialsDialog, type RemovalQuestion } from './remove-vials-dialog';

type Delivery = StockLotRecord['deliveries'][number];

/** A lot: what is on hand, that everything reconciles, its deliveries and whatever happened to a vial. */
@Component({
  selector: 'glabella-lot-page',
  imports: [
    Banner,
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    RouterLink,
    VersionTable,
  ],
  templateUrl: './lot-page.html',
  styleUrl: './lot-page.css',
})
export class LotPage {
  /** From the path. */
  readonly lotId = input.required<string>();

  private readonly calls = inject(StockCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly resource = stockLotResource(() => this.lotId());
  /** The lot as it was read last: it stands while it is read again after a change. */
  protected readonly record = linkedSignal<StockLotRecord | undefined, StockLotRecord | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) =>
      read ?? (before?.value?.lot.id === this.lotId() ? before.value : undefined),
  });
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly mayOpen = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  protected readonly dateInWords = formatDate;
  private readonly today = computed(() => this.user.me()?.practice.today ?? '');
  private readonly timeZone = computed(() => this.user.me()?.practice.timeZone ?? 'UTC');

  protected readonly standing = computed(() => {
    const lot = this.record()?.lot;
    if (!lot) return null;
    const now = new Date().toISOString();
    return {
      expiry: expiryState(lot.expiresOn, this.today()),
      expires: expiryInWords(lot.expiresOn, this.today()),
      opened: lot.opened.map((vials) => ({
        ...vials,
        ...openedInWords(vials, now, this.timeZone()),
        count: vials.vials,
      })),
    };
  });
  protected readonly entries = computed(() =>
    (this.record()?.entries ?? []).map((entry) => entryRow(entry, this.timeZone())),
  );
  protected readonly deliveries = computed(() =>
    (this.record()?.deliveries ?? []).flatMap((delivery) => {
      const [current] = delivery.versions;
      if (!current) return [];
      return [
        {
          delivery,
          current,
          on: formatDate(current.receivedOn),
          by: this.authored(current),
          versions: delivery.versions.length,
          earlier: delivery.versions.slice(1).map((version) => ({
            version: version.version,
            text: `${version.vials} vials, ${version.supplier}, ${formatDate(version.receivedOn)}; ${this.authored(version)}`,
          })),
        },
      ];
    }),
  );
  protected readonly versions = computed<VersionColumn[]>(() =>
    (this.record()?.versions ?? []).map((version) => ({
      version: version.version,
      facts: [
        ['Lot number', version.lotNumber],
        ['Use through', formatDate(version.expiresOn)],
        ['Vial', `${version.vialUnits} U`],
      ],
      by: this.authored(version),
      reason: version.reason ?? '',
    })),
  );

  protected print(): void {
    window.print();
  }

  protected openVials(): Promise<void> {
    const lot = this.record()?.lot;
    if (!lot) return Promise.resolve();
    const question: OpeningQuestion = {
      lot,
      today: this.today(),
      timeZone: this.timeZone(),
      now: new Date().toISOString(),
      open: (body, submission) => this.calls.open(lot.id, body, submission),
    };
    return this.ask(OpenVialsDialog, question, 'The vials are opened; their clock runs.');
  }

  protected removeVials(opening: number | null, onHand: number): Promise<void> {
    const lot = this.record()?.lot;
    if (!lot) return Promise.resolve();
    const question: RemovalQuestion = {
      lotNumber: lot.lotNumber,
      opening,
      onHand,
      remove: (body, submission) => this.calls.remove(lot.id, body, submission),
    };
    return this.ask(RemoveVialsDialog, question, 'The vials are out of the stock.');
  }

  protected correctDelivery(
    { id }: Delivery,
    current: Delivery['versions'][number],
  ): Promise<void> {
    const question: DeliveryQuestion = {
      delivery: current,
      lotNumber: this.record()?.lot.lotNumber ?? '',
      today: this.today(),
      correct: (body) => this.calls.correctDelivery(id, body, current.version),
    };
    return this.ask(CorrectDeliveryDialog, question, 'The delivery is corrected.');
  }

  protected correctLot(): Promise<void> {
    const lot = this.record()?.lot;
    if (!lot) return Promise.resolve();
    const question: LabelQuestion = {
      lot,
      correct: (body) => this.calls.correctLot(lot.id, body, lot.version),
    };
    return this.ask(CorrectLotDialog, question, 'The label is corrected.');
  }

  private async ask(
    dialog: ComponentType<unknown>,
    question: unknown,
    text: string,
  ): Promise<void> {
    if (!(await this.dialogs.ask<RecordRef>(dialog, question))) return;
    this.toasts.show({ text });
    this.resource.reload();
  }

  private authored(version: {
    readonly author: { readonly displayName: string };
    readonly recordedAt: string;
  }): string {
    return `${version.author.displayName}, ${formatDateTime(version.recordedAt, this.timeZone())}`;
  }
}
