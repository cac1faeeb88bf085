import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Control, Field } from '@glabella/dashboard/ui';
import {
  drugClassIds,
  drugClassLabels,
  listedDrugs,
  unlistedDrugId,
  type DrugClassId,
} from '@glabella/domain/treatment';
import { capital } from '@glabella/domain/values';

const classes = drugClassIds.map((id) => ({ id, label: capital(drugClassLabels[id]) }));

/** The drug of a treatment or a medication: the list by class, and name and class of one that is not in it. */
@Component({
  selector: 'glabella-drug-fields',
  imports: [Control, Field, FormField],
  template: `
    <glabella-field label="Drug">
      <select glabellaControl [formField]="drugId()">
        <option value="">Choose</option>
        @for (group of groups; track group.id) {
          <optgroup [label]="group.label">
            @for (one of group.drugs; track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </optgroup>
        }
        <option [value]="unlisted">Another drug</option>
      </select>
    </glabella-field>
    @if (isUnlisted()) {
      <glabella-field label="Name of the drug">
        <input glabellaControl [formField]="otherName()" />
      </glabella-field>
      <glabella-field label="Class">
        <select glabellaControl [formField]="otherClass()">
          <option value="">Choose</option>
          @for (one of classes; track one.id) {
            <option [value]="one.id">{{ one.label }}</option>
          }
        </select>
      </glabella-field>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: var(--space-4);
    }
  `,
})
export class DrugFields {
  readonly drugId = input.required<FieldTree<string>>();
  readonly otherName = input.required<FieldTree<string>>();
  readonly otherClass = input.required<FieldTree<DrugClassId | ''>>();

  protected readonly unlisted = unlistedDrugId;
  protected readonly classes = classes;
  protected readonly groups = classes
    .map((group) => ({
      ...group,
      drugs: listedDrugs.filter(({ classId }) => classId === group.id),
    }))
    .filter(({ drugs }) => drugs.length > 0);
  protected readonly isUnlisted = computed(() => this.drugId()().value() === unlistedDrugId);
}
