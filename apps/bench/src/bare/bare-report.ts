import { besideOf } from '../load/in-turns';
import type { Figures } from '../load/percentiles';
import { inMs, markdownTable } from '../report/tables';

/** The same requests by a bare client, by a bare server and by the API, in turns. */
export interface BareFigures {
  readonly title: string;
  readonly turns: number;
  readonly clients: number;
  readonly floorB: Figures;
  readonly bare: Figures;
  readonly api: Figures;
}

/** All sides and their ratios as Markdown. */
export function bareTable(measured: readonly BareFigures[]): string {
  const side = ({ p50, perSecond }: Figures) => [inMs(p50), perSecond.toFixed(0)];
  return markdownTable(
    [
      'operation',
      'clients',
      ...['floor B', 'bare server', 'API'].flatMap((name) => [`${name} p50 ms`, 'per s']),
      'bare / floor B',
      'API / floor B',
      'API / bare',
    ],
    measured.map(({ title, turns, clients, floorB, bare, api }) => [
      `${title} (${turns} turns)`,
      String(clients),
      ...[floorB, bare, api].flatMap(side),
      besideOf(clients, bare, floorB).toFixed(2),
      besideOf(clients, api, floorB).toFixed(2),
      besideOf(clients, api, bare).toFixed(2),
    ]),
  );
}
