import { Component, computed, input } from '@angular/core';
import { Card, Chip, DataTable, Sources } from '@glabella/dashboard/ui';
import type { TreatmentProtocol } from '@glabella/domain/treatment';
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
  imports: [Card, Chip, DataTable, Sources],
  templateUrl: './protocol-card.html',
  styleUrl: '../reference/reference.css',
})
export class ProtocolCard {
  readonly protocol = input.required<TreatmentProtocol>();
  readonly isShipped = input(false);
  readonly isRetired = input(false);

  protected readonly region = computed(() => regionWords(this.protocol()));
  protected readonly products = computed(() => this.protocol().products.map(productWords));
  protected readonly measures = computed(() => measureWords(this.protocol()));
  protected readonly response = computed(() => responseWords(this.protocol()));
  protected readonly told = computed(() => toldWords(this.protocol()));
  protected readonly doses = computed(() => doseTables(this.protocol()));
}
