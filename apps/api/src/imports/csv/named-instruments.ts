import { type Instrument, instruments, phq9 } from '@glabella/domain/instruments';
import { itemNumberIn, meaningFrom, plainWords } from './column-words';

/** 'Check in' stands in many a header and names no scale there. */
const nameable = instruments.filter(({ entry }) => entry.kind !== 'separate-items');

/** The National Health and Nutrition Examination Survey numbers its PHQ-9 so: 'DPQ010'. */
const nhanesColumn = /^dpq ?[0-9]{3}$/;

/** The instruments that the name of a column names, in the order of the catalogue; none where it could be of any. */
export function instrumentsIn(columnName: string): readonly Instrument[] {
  const plain = plainWords(columnName);
  return nameable.filter(
    (one) =>
      isIn(one, plain) ||
      meaningFrom(one, plain) !== null ||
      (one.id === phq9.id && nhanesColumn.test(plain)),
  );
}

/** Whether a column's name is one by which several scales go, and says no more. */
export function isNameOfSeveralScales(columnName: string): boolean {
  const words = ` ${plainWords(columnName)} `;
  return (
    instrumentsIn(columnName).length === 0 &&
    instruments.some(({ ambiguousNames = [] }) =>
      ambiguousNames.some((name) => new RegExp(` ${name} ?[0-9]* `).test(words)),
    )
  );
}

/** Items are numbered where the name of their total has a number, too: 'phq 3'. A total is named as a whole. */
function isIn({ aliases, items }: Instrument, plain: string): boolean {
  const isItem = itemNumberIn(plain) !== null;
  return aliases.some((alias) => {
    const name = items.length > 0 ? alias.replace(/ ?[0-9]+$/, '') : alias;
    if (isItem && plain.startsWith(name)) return true;
    return new RegExp(` ${name}${/[0-9]$/.test(name) ? '' : ' ?[0-9]*'} `).test(` ${plain} `);
  });
}
