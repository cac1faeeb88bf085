import { Component, computed, input, output } from '@angular/core';
import { Control, Field } from '@glabella/dashboard/ui';
import { bodyRegions, sideIds, type ProtocolIssue, type Side } from '@glabella/domain/treatment';
import { areasOfRegion, newArea, type AreaEntry, type ProtocolEntry } from './protocol-entry';
import { issueAt, replaced, without } from './protocol-lines';

/** The region and its muscles or areas while they are written: those of a known region, or the practice's own by name. */
@Component({
  selector: 'glabella-protocol-areas',
  imports: [Control, Field],
  template: `
    <div class="pair">
      <glabella-field label="Region" [hint]="regionHint()">
        <select #region glabellaControl (change)="chooseRegion(region.value)">
          @for (choice of regions; track choice.id) {
            <option [value]="choice.id" [selected]="entry().regionId === choice.id">
              {{ choice.label }}
            </option>
          }
          <option value="" [selected]="entry().regionId === ''">Another region</option>
        </select>
      </glabella-field>
      @if (entry().regionId === '') {
        <glabella-field label="Name of the region" [error]="errorAt('region')">
          <input
            #name
            glabellaControl
            [value]="entry().regionName"
            (input)="changed.emit({ regionName: name.value })"
          />
        </glabella-field>
      }
    </div>
    <fieldset>
      <legend class="strong">Muscles or areas</legend>
      @for (area of entry().areas; track $index; let at = $index) {
        <div class="line">
          <glabella-field
            [label]="'Area ' + (at + 1)"
            [error]="errorAt('areas.' + at + '.id') ?? errorAt('areas.' + at)"
          >
            <input
              #areaName
              glabellaControl
              [readOnly]="area.id !== null"
              [value]="area.name"
              (input)="setArea(at, { name: areaName.value })"
            />
          </glabella-field>
          <div class="sides" role="group" [attr.aria-label]="'Sides of area ' + (at + 1)">
            @for (side of sides; track side) {
              <label class="check">
                <input
                  #box
                  type="checkbox"
                  [checked]="area.sides.includes(side)"
                  (change)="setSide(at, side, box.checked)"
                />
                <span>{{ side }}</span>
              </label>
            }
          </div>
          <button
            type="button"
            class="btn compact"
            [disabled]="entry().areas.length === 1"
            (click)="remove(at)"
          >
            Remove<span class="visually-hidden"> {{ area.name || 'area ' + (at + 1) }}</span>
          </button>
          @if (errorAt('areas.' + at + '.sides'); as text) {
            <p class="error">{{ text }}</p>
          }
        </div>
      }
      <div>
        <button type="button" class="btn compact" (click)="add()">Add an area</button>
      </div>
    </fieldset>
  `,
  styleUrl: './protocol-form.css',
})
export class ProtocolAreas {
  readonly entry = input.required<ProtocolEntry>();
  readonly issues = input.required<readonly ProtocolIssue[]>();
  readonly changed = output<Partial<ProtocolEntry>>();

  protected readonly regions = bodyRegions;
  protected readonly sides = sideIds;
  protected readonly regionHint = computed(() =>
    this.entry().regionId === ''
      ? 'Sessions show a list of its areas.'
      : 'Sessions show its map beside the list of its areas.',
  );

  protected errorAt(path: string): string | null {
    return issueAt(this.issues(), path);
  }

  protected chooseRegion(regionId: string): void {
    const areas = regionId === '' ? [newArea] : areasOfRegion(regionId);
    this.changed.emit({ regionId, areas });
  }

  protected setArea(at: number, change: Partial<AreaEntry>): void {
    this.changed.emit({ areas: replaced(this.entry().areas, at, change) });
  }

  protected setSide(at: number, side: Side, isOn: boolean): void {
    const has = this.entry().areas[at]?.sides ?? [];
    this.setArea(at, { sides: sideIds.filter((one) => (one === side ? isOn : has.includes(one))) });
  }

  protected add(): void {
    this.changed.emit({ areas: [...this.entry().areas, newArea] });
  }

  protected remove(at: number): void {
    this.changed.emit({ areas: without(this.entry().areas, at) });
  }
}
