import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  glabella,
  glabellarDepression,
  prefillSites,
  siteKey,
  type SessionSite,
} from '@glabella/domain/treatment';
import { faceViews, midlineX, muscleParts } from './face-drawing';
import { FaceMap, type FacePlace } from './face-map';

@Component({
  imports: [FaceMap],
  template: `
    <glabella-face-map
      [sites]="sites()"
      [current]="current()"
      [isPickable]="isPickable()"
      (picked)="picked.push($event)"
    />
  `,
})
class Host {
  readonly sites = signal<readonly SessionSite[]>(prefillSites(glabellarDepression, 'female'));
  readonly current = signal<string | null>(null);
  readonly isPickable = signal(true);
  readonly picked: FacePlace[] = [];
}

async function open() {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const press = (selector: string): void => {
    page.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };
  return { fixture, host: fixture.componentInstance, page, press };
}

const texts = (page: HTMLElement): string[] =>
  [...page.querySelectorAll('.site')].map((site) => site.textContent?.trim() ?? '');

describe('the drawing of the face', () => {
  it('has a place for every muscle and side of the domain, once', () => {
    const places = glabella.areas.flatMap(({ id, sides }) => sides.map((side) => `${id}/${side}`));
    expect(muscleParts.map((part) => siteKey(part)).sort()).toEqual(places.sort());
  });

  it('shows the patient’s left at the viewer’s right', () => {
    for (const { side, point } of muscleParts) {
      const offset = Math.sign(point.x - midlineX);
      expect(offset).toBe({ midline: 0, left: 1, right: -1 }[side]);
    }
  });

  it('is the same on both sides', () => {
    const [left, right] = (['left', 'right'] as const).map((side) =>
      muscleParts.filter((part) => part.side === side),
    );
    for (const part of left ?? []) {
      const other = right?.find(({ muscle }) => muscle === part.muscle);
      expect(other?.point).toEqual({ x: 2 * midlineX - part.point.x, y: part.point.y });
    }
  });

  it('keeps sites apart by a finger’s width (44 px) on a map 326 px wide', () => {
    const width = Number(faceViews.glabella.split(' ')[2]);
    const points = muscleParts.map(({ point }) => point);
    points.forEach((a, at) => {
      for (const b of points.slice(at + 1)) {
        const distance = Math.hypot(a.x - b.x, a.y - b.y) * (326 / width);
        expect(distance).toBeGreaterThanOrEqual(44);
      }
    });
  });
});

describe('the face map', () => {
  it('shows the units of every site', async () => {
    const { page } = await open();
    expect(texts(page)).toEqual(['7', '6', '6', '5', '5']);
  });

  it('shows units not entered yet as a dash, never as 0', async () => {
    const { fixture, host, page } = await open();
    host.sites.set([{ muscle: 'procerus', side: 'midline', units: null }]);
    await fixture.whenStable();
    expect(texts(page)).toEqual(['–']);
  });

  it('is one image for a screen reader, which sends to the table', async () => {
    const { fixture, host, page } = await open();
    const image = page.querySelector('svg');
    expect(image?.getAttribute('role')).toBe('img');
    expect(image?.getAttribute('aria-label')).toBe(
      'Face map: 5 injection sites, 29 U. The table of sites holds the same.',
    );
    expect(page.querySelectorAll('svg [tabindex], svg button')).toHaveLength(0);
    host.sites.set([]);
    await fixture.whenStable();
    expect(image?.getAttribute('aria-label')).toBe(
      'Face map: 0 injection sites. The table of sites holds the same.',
    );
  });

  it('marks the site that is current in the table, and no other', async () => {
    const { fixture, host, page } = await open();
    expect(page.querySelectorAll('.current')).toHaveLength(0);
    host.current.set('corrugator-medial/left');
    await fixture.whenStable();
    const marked = [...page.querySelectorAll('.current')];
    expect(marked.map((site) => site.getAttribute('data-site'))).toEqual([
      'corrugator-medial/left',
    ]);
  });

  it('picks the place of a pressed muscle or marker', async () => {
    const { host, press } = await open();
    press('.muscle[data-site="procerus/midline"] .surface');
    press('.site[data-site="corrugator-lateral/right"] .dot');
    press('.skin');
    expect(host.picked).toEqual([
      { muscle: 'procerus', side: 'midline' },
      { muscle: 'corrugator-lateral', side: 'right' },
    ]);
  });

  it('picks nothing where the sites are only read', async () => {
    const { fixture, host, press } = await open();
    host.isPickable.set(false);
    await fixture.whenStable();
    press('.muscle .surface');
    expect(host.picked).toEqual([]);
  });

  it('opens on the glabella and shows the whole face on demand', async () => {
    const { fixture, page } = await open();
    const viewBox = () => page.querySelector('svg')?.getAttribute('viewBox');
    expect(viewBox()).toBe(faceViews.glabella);
    page.querySelector('button')?.click();
    await fixture.whenStable();
    expect(viewBox()).toBe(faceViews.face);
    expect(page.querySelector('button')?.getAttribute('aria-pressed')).toBe('true');
  });
});
