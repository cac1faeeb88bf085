import { daysBetween } from '@glabella/domain/values';
import { chartWindow, isInWindow } from './chart-window';

const today = '2026-11-23';
const longAgo = ['2024-02-01', '2026-11-01'];

describe('the days that a chart shows', () => {
  it.each([
    ['3m', '2026-08-23'],
    ['6m', '2026-05-23'],
    ['1y', '2025-11-23'],
  ] as const)('begin %s before today, on %s', (range, from) => {
    expect(chartWindow(range, today, longAgo).from).toBe(from);
  });

  it('begin at the first event when a range would begin before it', () => {
    const { from } = chartWindow('1y', today, ['2026-05-02']);
    expect(daysBetween(from, '2026-05-02')).toBeGreaterThan(0);
    expect(daysBetween(from, '2026-05-02')).toBeLessThan(14);
  });

  it('reach from the first event with room on both sides when all is asked for', () => {
    const window = chartWindow('all', today, longAgo);
    expect(window.from < '2024-02-01' && window.from > '2023-12-24').toBe(true);
    expect(window.to > today && window.to < '2027-01-01').toBe(true);
  });

  it('reach a visit that lies after today', () => {
    expect(isInWindow(chartWindow('3m', today, ['2026-12-20']), '2026-12-20')).toBe(true);
  });

  it('are at least eight weeks, also on the first day and with no event', () => {
    for (const events of [[], [today]]) {
      const { from, to } = chartWindow('all', today, events);
      expect(daysBetween(from, to)).toBeGreaterThanOrEqual(56);
    }
  });

  it.each([
    ['2026-08-22', false],
    ['2026-08-23', true],
    [today, true],
  ])('of three months hold %s: %s', (on, expected) => {
    expect(isInWindow(chartWindow('3m', today, longAgo), on)).toBe(expected);
  });
});
