import { Component } from '@angular/core';
import { Card, Chip, DataTable, Sources } from '@glabella/dashboard/ui';
import { instruments } from '@glabella/domain/instruments';
import {
  findAftercare,
  findProduct,
  protocols,
  siteLabel,
  sortSites,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { PracticeHead } from '../practice-head';

/** The protocols a course can follow, to read: what the numbers are and where they come from. */
@Component({
  selector: 'glabella-protocols-page',
  imports: [Card, Chip, DataTable, PracticeHead, Sources],
  templateUrl: './protocols-page.html',
  styleUrl: './reference.css',
})
export class ProtocolsPage {
  protected readonly protocols = protocols.map((protocol) => ({
    ...protocol,
    product: findProduct(protocol.productId)?.name ?? protocol.productId,
    rows: sortSites(protocol.sites).map((site) => ({
      ...site,
      label: siteLabel(site.muscle, site.side),
    })),
    instrumentNames: this.namesOf(protocol),
    told: protocol.aftercare.flatMap((id) => findAftercare(id)?.text ?? []),
  }));

  private namesOf(protocol: TreatmentProtocol): string {
    return instruments
      .filter(({ id }) => protocol.instruments.includes(id))
      .map(({ name }) => name)
      .join(', ');
  }
}
