import { TestBed } from '@angular/core/testing';
import { axilla, axillaryHyperhidrosis, prefillSites, siteKey } from '@glabella/domain/treatment';
import { axillaPlaces } from './axilla-drawing';
import { AxillaMap } from './axilla-map';

async function draw(current: string | null = null, isPickable = true) {
  const fixture = TestBed.createComponent(AxillaMap);
  const picked: string[] = [];
  fixture.componentInstance.picked.subscribe((place) => picked.push(siteKey(place)));
  fixture.componentRef.setInput('sites', prefillSites(axillaryHyperhidrosis, 'female'));
  fixture.componentRef.setInput('current', current);
  fixture.componentRef.setInput('isPickable', isPickable);
  await fixture.whenStable();
  const root: HTMLElement = fixture.nativeElement;
  const press = (key: string): void => {
    root
      .querySelector(`[data-site="${key}"] .target`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };
  return { root, picked, press };
}

describe('the map of the axillae', () => {
  it('has every place of the region once on either side, no two on each other', () => {
    expect(axillaPlaces.map(siteKey).sort()).toEqual(
      axilla.areas.flatMap(({ id }) => [`${id}/left`, `${id}/right`]).sort(),
    );
    for (const [at, one] of axillaPlaces.entries()) {
      for (const other of axillaPlaces.slice(at + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(24);
      }
    }
  });

  it('shows the patient’s left at the viewer’s right', () => {
    const xs = (side: string) => axillaPlaces.filter((one) => one.side === side).map(({ x }) => x);
    expect(Math.min(...xs('left'))).toBeGreaterThan(Math.max(...xs('right')));
  });

  it('says in words what it shows, by side', async () => {
    const { root } = await draw();
    expect(root.querySelector('svg')?.getAttribute('aria-label')).toBe(
      'Map of the axillae: left 10 sites, 50 U; right 10 sites, 50 U. The table of sites holds the same.',
    );
    expect(root.querySelectorAll('.dot')).toHaveLength(20);
    expect(root.querySelectorAll('.free')).toHaveLength(10);
  });

  it('picks a place that is pressed, and none where it is only read', async () => {
    const { press, picked, root } = await draw('axilla-1/left');
    press('axilla-12/right');
    expect(picked).toEqual(['axilla-12/right']);
    expect(root.querySelectorAll('.ring')).toHaveLength(1);
    const read = await draw(null, false);
    read.press('axilla-1/left');
    expect(read.picked).toEqual([]);
  });
});
