import type { PatientRow } from '@glabella/contracts';
import { listRow } from '@glabella/dashboard/ui';
import { defaultOutcomeThresholds } from '@glabella/domain/outcomes';
import { dayZero, onDay, rowOf } from '../testing/record-of';
import { inAddress, isNarrowed, listQueryOf, plainList, searchOf } from './list-query';

const printed = (facts: Partial<PatientRow>) =>
  listRow(rowOf(1, facts), onDay(60), defaultOutcomeThresholds);

describe('a patient in the list', () => {
  it('tells name, birth date, latest total and band, change and last session', () => {
    expect(printed({})).toMatchObject({
      name: 'Okafor 1, Imani',
      born: '4 Mar 1982 · 44 y, F',
      latestTotal: '7',
      latestBand: 'mild',
      latestOn: '17 Feb 2026',
      change: '−63 %',
      changeFrom: 'from 19',
      lastSession: '8 wk ago',
      lastUnits: '29 U',
    });
  });

  it.each<[string, Partial<PatientRow>, string, string]>([
    ['no PHQ-9', { latest: null }, '–', 'no PHQ-9'],
    [
      'an entry without a total',
      { latest: { on: onDay(42), total: null, status: 'none' } },
      '–',
      'no total',
    ],
    [
      'a prorated total',
      { latest: { on: onDay(42), total: 0, status: 'prorated' } },
      '0',
      'minimal, prorated',
    ],
  ])('with %s', (_, facts, latestTotal, latestBand) => {
    expect(printed(facts)).toMatchObject({ latestTotal, latestBand });
  });

  it.each<[string, Partial<PatientRow>, string, string]>([
    ['no baseline', { baseline: null }, '–', 'no baseline'],
    [
      'only the baseline',
      { latest: { on: onDay(-7), total: 19, status: 'complete' } },
      '–',
      'baseline 19',
    ],
    ['a baseline of 0', { baseline: { on: dayZero, total: 0 } }, '+7 points', 'from 0'],
  ])('states no percentage with %s', (_, facts, change, changeFrom) => {
    expect(printed(facts)).toMatchObject({ change, changeFrom });
  });

  it('has a dash where no session was given', () => {
    expect(printed({ lastInjection: null })).toMatchObject({ lastSession: '–', lastUnits: '' });
  });
});

describe('the list in the address', () => {
  it('reads what is a choice and takes the plain list for the rest', () => {
    expect(listQueryOf({ scope: 'mine', state: 'x', sort: 'latest-activity' })).toEqual({
      scope: 'mine',
      state: 'current',
      sort: 'latest-activity',
    });
    expect(listQueryOf({})).toEqual(plainList);
  });

  it('says only what differs from the plain list', () => {
    expect(inAddress({ scope: 'mine', sort: 'name' })).toEqual({ scope: 'mine', sort: null });
  });

  it.each([
    [plainList, '', false],
    [plainList, 'oka', true],
    [{ ...plainList, scope: 'mine' } as const, '', true],
    [{ ...plainList, state: 'archived' } as const, '', true],
    [{ ...plainList, sort: 'latest-activity' } as const, '', false],
  ])('%j with "%s" hides somebody: %s', (query, text, expected) => {
    expect(isNarrowed(query, text)).toBe(expected);
  });

  it('sends the text with the search and a cursor only when there is one', () => {
    expect(searchOf(plainList, 'oka')).toEqual({ ...plainList, text: 'oka', limit: 50 });
    expect(searchOf(plainList, '', 'next').cursor).toBe('next');
  });
});
