import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  axillaryHyperhidrosis,
  glabellarDepression,
  prefillSites,
  siteKey,
  type SessionSite,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { MapSection } from '../editor/map-section';
import { OpenWalk } from '../editor/open-walk';
import { context, draftOf, editorOf } from '../testing/session-draft';
import { SiteMap } from './site-map';

const forehead: SessionSite = { muscle: 'Forehead, upper', side: 'left', units: 4 };
const procerus: SessionSite = { muscle: 'procerus', side: 'midline', units: 7 };

function draw(region: string, sites: readonly SessionSite[], isPickable = true) {
  const fixture = TestBed.createComponent(SiteMap);
  const picked: string[] = [];
  fixture.componentInstance.picked.subscribe((place) => picked.push(siteKey(place)));
  fixture.componentRef.setInput('region', region);
  fixture.componentRef.setInput('sites', sites);
  fixture.componentRef.setInput('undrawnLines', ['Calf: left']);
  fixture.componentRef.setInput('isPickable', isPickable);
  fixture.detectChanges();
  const page: HTMLElement = fixture.nativeElement;
  const press = (key: string): void => {
    page
      .querySelector(`[data-site="${key}"]`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };
  return { page, picked, press };
}

const label = (page: HTMLElement) => page.querySelector('svg')?.getAttribute('aria-label');
const lineUnder = (page: HTMLElement) => page.querySelector('glabella-site-map p, :scope > p');

describe('the map of the sites', () => {
  it('is the one of the region, with every site on it', () => {
    const axillae = draw('axilla', prefillSites(axillaryHyperhidrosis, 'female')).page;
    expect(label(axillae)).toContain('Map of the axillae: left 10 sites, 50 U');
    expect(axillae.querySelectorAll('.dot')).toHaveLength(20);
    const face = draw('glabella', prefillSites(glabellarDepression, 'female')).page;
    expect(label(face)).toContain('Face map: 5 injection sites, 29 U');
    expect([axillae, face].map(lineUnder)).toEqual([null, null]);
  });

  it('is a list where the region is not drawn', () => {
    const { page } = draw('Leg', [{ muscle: 'Calf', side: 'left', units: 20 }]);
    expect(page.querySelector('svg')).toBeNull();
    expect(page.querySelector('li')?.textContent).toBe('Calf: left');
    expect(lineUnder(page)).toBeNull();
  });

  it.each([
    { region: 'glabella', drawn: procerus },
    { region: 'axilla', drawn: { ...procerus, muscle: 'axilla-1', side: 'left' as const } },
  ])('names under the map of the $region what has no place on it', ({ region, drawn }) => {
    const { page } = draw(region, [drawn, forehead, { ...forehead, side: 'right' }]);
    expect(lineUnder(page)?.textContent).toBe(
      'Not drawn: Forehead, upper, left; Forehead, upper, right.',
    );
  });

  it('picks a place that is pressed, and none where it is only read', () => {
    const { press, picked } = draw('axilla', []);
    press('axilla-3/left');
    expect(picked).toEqual(['axilla-3/left']);
    const face = draw('glabella', [procerus], false);
    face.press('procerus/midline');
    expect(face.picked).toEqual([]);
  });
});

@Component({
  imports: [MapSection, OpenWalk],
  template: `<div [glabellaOpenWalk]="editor()"><glabella-map-section [editor]="editor()" /></div>`,
})
class Host {
  readonly editor = input.required<SessionEditor>();
}

function edit(protocol: TreatmentProtocol, sites: readonly SessionSite[]): HTMLElement {
  const draft = draftOf({ sites: [...sites] }, { context: { ...context, protocol } });
  const fixture = TestBed.createComponent(Host);
  fixture.componentRef.setInput('editor', editorOf(draft).editor);
  fixture.autoDetectChanges();
  return fixture.nativeElement;
}

describe('the map in the editor', () => {
  it('goes by the region of the protocol and names what has no place on it', () => {
    const own = { id: forehead.muscle, label: forehead.muscle, sides: ['left' as const] };
    const protocol = { ...glabellarDepression, areas: [...glabellarDepression.areas, own] };
    const face = edit(protocol, [procerus, forehead]);
    expect(label(face)).toContain('Face map: 2 injection sites, 11 U');
    expect(lineUnder(face)?.textContent).toBe('Not drawn: Forehead, upper, left.');
    const axillae = edit(axillaryHyperhidrosis, prefillSites(axillaryHyperhidrosis, 'female'));
    expect(label(axillae)).toContain('Map of the axillae');
  });
});
