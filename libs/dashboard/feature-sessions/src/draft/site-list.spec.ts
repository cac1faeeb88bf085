import { signal } from '@angular/core';
import type { SessionContext } from '@glabella/contracts';
import { glabellarDepression, prefillSites, type SessionSite } from '@glabella/domain/treatment';
import { context } from '../testing/session-draft';
import { SiteList } from './site-list';

function listOf(start = prefillSites(glabellarDepression, 'female'), more = context) {
  const sites = signal<readonly SessionSite[]>(start);
  const facts = signal<SessionContext>(more);
  const productId = signal('onabotulinumtoxinA');
  const list = new SiteList(sites, (changed) => sites.set(changed), facts, productId);
  const told = (): string =>
    sites()
      .map(({ muscle, side, units }) => `${muscle}/${side} ${units ?? '-'}`)
      .join(', ');
  return { list, sites, told };
}

const allFive =
  'procerus/midline 7, corrugator-medial/left 6, corrugator-medial/right 6, ' +
  'corrugator-lateral/left 5, corrugator-lateral/right 5';

describe('the sites of a draft', () => {
  it('takes units for one site and leaves the others', () => {
    const { list, told } = listOf();
    list.setUnits('procerus/midline', 7.5);
    list.setUnits('corrugator-medial/left', null);
    expect(told()).toBe(allFive.replace('midline 7', 'midline 7.5').replace('left 6', 'left -'));
  });

  it('makes the neighbour current when a site is removed', () => {
    const { list, told } = listOf();
    list.select('corrugator-lateral/left');
    list.remove('corrugator-lateral/left');
    expect(told()).toBe(allFive.replace('corrugator-lateral/left 5, ', ''));
    expect(list.current()).toBe('corrugator-lateral/right');
    list.remove('corrugator-lateral/right');
    expect(list.current()).toBe('corrugator-medial/right');
  });

  it('puts a removed site back in its place, with units typed elsewhere since', () => {
    const { list, told } = listOf();
    const removed = list.remove('corrugator-medial/left');
    list.setUnits('procerus/midline', 8);
    expect(removed?.text).toBe('Removed Corrugator, medial, left: 6 U.');
    expect(list.takeBack(removed)).toBe(true);
    expect(told()).toBe(allFive.replace('midline 7', 'midline 8'));
    expect(list.takeBack(removed)).toBe(false);
  });

  it('puts a removed site back in the order of the protocol’s own areas', () => {
    const areas = ['temple', 'brow', 'cheek'].map((id) => ({
      id,
      label: id,
      sides: ['left', 'right'] as const,
    }));
    const protocol = { ...glabellarDepression, areas };
    const site = (muscle: string) => ({ muscle, side: 'left' as const, units: 4 });
    const { list, told } = listOf(
      areas.map(({ id }) => site(id)),
      { ...context, protocol },
    );
    list.takeBack(list.remove('temple/left'));
    expect(told()).toBe('temple/left 4, brow/left 4, cheek/left 4');
  });

  it('takes back removals one after the other, the last one first', () => {
    const { list, told } = listOf();
    list.remove('procerus/midline');
    list.remove('corrugator-medial/left');
    expect(list.takeBack()).toBe(true);
    expect(list.takeBack()).toBe(true);
    expect(told()).toBe(allFive);
    expect(list.takeBack()).toBe(false);
  });

  it('adds a free place with the protocol’s units and makes it current', () => {
    const { list, told } = listOf([]);
    list.add({ muscle: 'corrugator-medial', side: 'right' });
    list.add({ muscle: 'procerus', side: 'midline' });
    expect(told()).toBe('procerus/midline 7, corrugator-medial/right 6');
    expect(list.current()).toBe('procerus/midline');
    expect(list.free()).toHaveLength(3);
  });

  it('leaves units open where the protocol has no dose for the patient', () => {
    const patient = { ...context.patient, sex: 'other' as const };
    const { list, told } = listOf([], { ...context, patient });
    list.add({ muscle: 'procerus', side: 'midline' });
    expect(told()).toBe('procerus/midline -');
  });

  it('never lists a place twice: adding it again makes it current', () => {
    const { list, told } = listOf();
    list.add({ muscle: 'procerus', side: 'midline' });
    expect(told()).toBe(allFive);
    expect(list.current()).toBe('procerus/midline');
    expect(list.lastChange()).toBeNull();
  });

  it('copies the last session’s sites and takes that back', () => {
    const { list, told } = listOf();
    const change = list.copyLast();
    expect(told()).toBe('procerus/midline 8, corrugator-medial/left 8, corrugator-medial/right 8');
    list.takeBack(change);
    expect(told()).toBe(allFive);
  });

  it.each([
    ['other-product', { productId: 'abobotulinumtoxinA' }],
    ['other-region', { region: 'axilla' }],
    ['unknown-region', { region: null }],
  ])('copies nothing of a session with %s', (obstacle, change) => {
    const lastSession = context.lastSession && { ...context.lastSession, ...change };
    const { list, told } = listOf(undefined, { ...context, lastSession });
    expect(list.copyObstacle()).toBe(obstacle);
    expect(list.copyLast()).toBeNull();
    expect(told()).toBe(allFive);
  });

  it('mirrors the patient’s left to the right', () => {
    const { list, told } = listOf();
    list.setUnits('corrugator-medial/left', 9);
    list.remove('corrugator-lateral/left');
    list.mirrorLeftToRight();
    expect(told()).toBe('procerus/midline 7, corrugator-medial/left 9, corrugator-medial/right 9');
  });

  it('fills in the protocol’s sites', () => {
    const { list, told } = listOf([]);
    list.fillFromProtocol();
    expect(told()).toBe(allFive);
  });

  it('forgets what could be taken back once the list came from elsewhere', () => {
    const { list } = listOf();
    list.remove('procerus/midline');
    list.forget();
    expect(list.takeBack()).toBe(false);
  });
});
