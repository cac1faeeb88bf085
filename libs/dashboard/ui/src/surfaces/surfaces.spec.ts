import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Sparkline } from '../charts/sparkline';
import { PatientIdentity } from '../patient/patient-identity';
import { Banner } from './banner';
import { Card } from './card';
import { Chip } from './chip';
import { DataTable } from './data-table';
import { SortHeader, type SortDirection } from './sort-header';
import { Sources } from './sources';
import { words } from '../testing/words';

@Component({
  imports: [Banner, Card, Chip, DataTable, PatientIdentity, SortHeader, Sources, Sparkline],
  template: `
    <glabella-card heading="Cycles"><button cardActions>Print</button>text</glabella-card>
    <glabella-card class="inner" heading="Cycle 1" [level]="3" />
    <glabella-chip tone="good">Response</glabella-chip>
    <glabella-banner tone="alarm" [live]="live()">Item 9 is open.</glabella-banner>
    <glabella-data-table label="Patients">
      <table>
        <tr>
          <th glabellaSortHeader [direction]="direction()" (sorted)="direction.set($event)">
            Name
          </th>
        </tr>
      </table>
    </glabella-data-table>
    <glabella-sparkline [points]="[]" />
    <glabella-patient-identity [patient]="patient" [today]="today()" />
    <glabella-sources
      [sources]="[
        { label: 'Wollmer 2012', detail: 'Totals.', doi: '10.1/x' },
        { label: 'Label', url: 'https://label.example/' },
        { label: 'A book' },
      ]"
    />
  `,
})
class Page {
  readonly live = signal<'alert' | null>(null);
  readonly direction = signal<SortDirection | null>(null);
  readonly today = signal<string | undefined>('2026-04-11');
  readonly patient = { name: 'Imani Okafor', birthDate: '1982-04-12', mrn: 'DEMO-0117' };
}

async function open() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const part = (selector: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { fixture, part, page: fixture.componentInstance };
}

describe('Card', () => {
  it('has a heading of the rank it is given, with its actions beside it', async () => {
    const { part } = await open();
    expect(words(part('glabella-card h2'))).toBe('Cycles');
    expect(words(part('glabella-card header'))).toBe('Cycles Print');
    expect(words(part('.inner h3'))).toBe('Cycle 1');
  });
});

describe('Chip and Banner', () => {
  it('say it in words, the tone is a class beside them', async () => {
    const { part } = await open();
    expect(words(part('glabella-chip.good'))).toBe('Response');
    expect(words(part('glabella-banner.alarm'))).toBe('Item 9 is open.');
  });

  it('interrupts only where it is told to', async () => {
    const { fixture, part, page } = await open();
    expect(part('glabella-banner').hasAttribute('role')).toBe(false);
    page.live.set('alert');
    await fixture.whenStable();
    expect(part('glabella-banner').getAttribute('role')).toBe('alert');
  });
});

describe('DataTable and SortHeader', () => {
  it('is a region that the keyboard can scroll', async () => {
    const { part } = await open();
    const region = part('glabella-data-table');
    expect(region.getAttribute('role')).toBe('region');
    expect(region.getAttribute('aria-label')).toBe('Patients');
    expect(region.tabIndex).toBe(0);
  });

  it('sorts up first, then down, and says which', async () => {
    const { fixture, part, page } = await open();
    const header = part('th');
    expect(header.getAttribute('aria-sort')).toBeNull();
    part('th button').click();
    await fixture.whenStable();
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    part('th button').click();
    expect(page.direction()).toBe('descending');
  });
});

describe('Sparkline', () => {
  it('is hidden from screen readers, since the numbers stand beside it', async () => {
    const { part } = await open();
    expect(part('glabella-sparkline').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('PatientIdentity', () => {
  it('names the patient by name, birth date and MRN; the age turns on the birthday', async () => {
    const { fixture, part, page } = await open();
    const line = part('glabella-patient-identity');
    expect(words(line)).toBe('Patient: Imani Okafor born 12 Apr 1982 (43 y) MRN DEMO-0117');
    page.today.set('2026-04-12');
    await fixture.whenStable();
    expect(words(line)).toContain('(44 y)');
    page.today.set(undefined);
    await fixture.whenStable();
    expect(words(line)).toBe('Patient: Imani Okafor born 12 Apr 1982 MRN DEMO-0117');
  });
});

describe('Sources', () => {
  it('links a source by DOI or address, and names one that has neither', async () => {
    const { part } = await open();
    const lines = [...part('glabella-sources').querySelectorAll('li')];
    expect(lines.map((line) => line.querySelector('a')?.href)).toEqual([
      'https://doi.org/10.1/x',
      'https://label.example/',
      undefined,
    ]);
    expect(lines.map((line) => words(line))).toEqual(['Wollmer 2012 Totals.', 'Label', 'A book']);
  });
});
