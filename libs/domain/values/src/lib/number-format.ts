let format: Intl.NumberFormat | undefined;

/**
 * A number for people, '12,345.5': commas between thousands, three decimals at most. The formatter is made with the first
 * number, not with the module: the first one a page makes takes a slow browser a tenth of a second.
 */
export function formatNumber(value: number): string {
  format ??= new Intl.NumberFormat('en');
  return format.format(value);
}
