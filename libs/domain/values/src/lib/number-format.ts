let format: Intl.NumberFormat | undefined;

/**
 * A number for people, '12,345.5': commas between thousands, three decimals at most. The formatter is made with the first
 * number, not with the module: it costs a browser as much as opening a page may take.
 */
export function formatNumber(value: number): string {
  format ??= new Intl.NumberFormat('en');
  return format.format(value);
}
