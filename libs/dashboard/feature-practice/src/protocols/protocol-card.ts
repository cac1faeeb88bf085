import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, Chip, DataTable, Sources } from '@glabella/dashboard/ui';
import type { AftercareList, TreatmentProtocol } from '@glabella/domain/treatment';
import {
  doseTables,
  measureWords,
  productWords,
  regionWords,
  responseWords,
  toldWords,
} from './protocol-words';

/** One version of a protocol to read: what the numbers are and where they come from. */
@Component({
  selector: 'glabella-protocol-card',
  imports: [Card, Chip, DataTable, RouterLink, Sources],
  templateUrl: './protocol-card.html',
  styleUrl: '../reference/reference.css',
})
export class ProtocolCard {
  readonly protocol = input.required<TreatmentProtocol>();
  /** The practice's list as it is in force; null while it is not known. */
  readonly aftercare = input.required<AftercareList | null>();
  readonly isShipped = input(false);
  readonly isRetired = input(false);

  protected readonly region = computed(() => regionWords(this.protocol()));
  protected readonly products = computed(() => this.protocol().products.map(productWords));
  protected readonly measures = computed(() => measureWords(this.protocol()));
  protected readonly response = computed(() => responseWords(this.protocol()));
  protected readonly told = computed(() => {
    const list = this.aftercare();
    return list && toldWords(this.protocol(), list);
  });
  protected readonly doses = computed(() => doseTables(this.protocol()));
}
