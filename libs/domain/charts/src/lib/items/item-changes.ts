import type { Instrument } from '@glabella/domain/instruments';
import { formatChange } from '@glabella/domain/outcomes';
import { withMinus } from '../words/number-words';
import type { ItemCell, ItemForm, ItemGrid } from './item-grid';

/** How an item moved from one form to another, in numbers and in words. */
export interface ItemChange {
  readonly code: string;
  readonly label: string;
  readonly from: ItemCell;
  readonly to: ItemCell;
  /** '−2', '+1', '0'; a dash where one of them was not answered. */
  readonly change: string;
  readonly direction: 'better' | 'worse' | 'same' | 'unknown';
  /** 'better by 2', 'worse by 1', 'unchanged', 'not answered in the earlier form'. */
  readonly words: string;
}

/** The items of two forms side by side, the functional item apart. */
export interface ItemComparison {
  readonly items: readonly ItemChange[];
  readonly functioning: ItemChange | null;
  /** What moved most, in one sentence. */
  readonly summary: string;
}

const dash = '–';
const missing: ItemCell = { text: dash, words: 'not answered', shade: null, isAlarm: false };

function missingWords(from: ItemCell, to: ItemCell): string {
  if (from.shade === null && to.shade === null) return 'answered in neither form';
  return `not answered in the ${from.shade === null ? 'earlier' : 'later'} form`;
}

function changeOf(
  code: string,
  label: string,
  from: ItemCell,
  to: ItemCell,
  isLowerBetter: boolean,
): ItemChange {
  if (from.shade === null || to.shade === null) {
    const words = missingWords(from, to);
    return { code, label, from, to, change: dash, direction: 'unknown', words };
  }
  const points = Number(to.text) - Number(from.text);
  const change = withMinus(formatChange(points));
  if (points === 0) {
    return { code, label, from, to, change, direction: 'same', words: 'unchanged' };
  }
  const direction = points < 0 === isLowerBetter ? 'better' : 'worse';
  const words = `${direction} by ${Math.abs(points)}`;
  return { code, label, from, to, change, direction, words };
}

function listed(changes: readonly ItemChange[]): string {
  return changes.map(({ label, change }) => `${label.toLowerCase()} (${change})`).join(', ');
}

function summaryOf(items: readonly ItemChange[]): string {
  const size = ({ change }: ItemChange): number => Math.abs(Number(change.replace('−', '-')));
  const most = (direction: ItemChange['direction']): ItemChange[] => {
    const moved = items.filter((item) => item.direction === direction);
    const largest = Math.max(0, ...moved.map(size));
    return moved.filter((item) => size(item) === largest);
  };
  const better = items.filter(({ direction }) => direction === 'better');
  const worse = items.filter(({ direction }) => direction === 'worse');
  const unknown = items.filter(({ direction }) => direction === 'unknown');
  const parts = [
    better.length === 0
      ? 'No item is better'
      : `${better.length} better, most: ${listed(most('better'))}`,
    worse.length === 0 ? 'none worse' : `${worse.length} worse, most: ${listed(most('worse'))}`,
    ...(unknown.length === 0 ? [] : [`${unknown.length} cannot be compared`]),
  ];
  return `${parts.join('; ')}.`;
}

/** The change of each item between two forms of a grid, whichever was first; a gap is no change. */
export function itemComparison(
  instrument: Instrument,
  grid: ItemGrid,
  fromId: ItemForm['id'],
  toId: ItemForm['id'],
): ItemComparison {
  const places = [fromId, toId].map((id) => grid.forms.findIndex((form) => form.id === id));
  const [first = -1, second = -1] = places.sort((a, b) => a - b);
  const isLowerBetter = instrument.direction === 'lower-is-better';
  const items = grid.lines.map(({ code, label, cells }) =>
    changeOf(code, label, cells[first] ?? missing, cells[second] ?? missing, isLowerBetter),
  );
  const { functioning } = grid;
  return {
    items,
    functioning:
      functioning === null
        ? null
        : changeOf(
            functioning.code,
            functioning.label,
            functioning.cells[first] ?? missing,
            functioning.cells[second] ?? missing,
            true,
          ),
    summary: summaryOf(items),
  };
}
