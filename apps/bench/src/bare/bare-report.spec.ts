import { someFigures } from '../testing/figures';
import { bareTable } from './bare-report';

const at = (p50: number, perSecond: number) => someFigures({ p50, perSecond });

describe('a bare server beside floor and API', () => {
  it('is told for each pair of sides', () => {
    const figures = { floorB: at(4, 250), bare: at(5, 200), api: at(8, 125) };
    const table = bareTable([{ title: 'Open a chart', turns: 2, clients: 1, ...figures }]);
    expect(table.split('\n').at(-1)).toBe(
      '| Open a chart (2 turns) | 1 | 4.00 | 250 | 5.00 | 200 | 8.00 | 125 | 0.80 | 0.50 | 0.63 |',
    );
  });
});
