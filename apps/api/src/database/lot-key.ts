/** The key of a lot number that is sent as this parameter, as the columns `lot_key` have it: no spaces, no capitals. */
export function lotKeyOf(parameter: string): string {
  return `upper(regexp_replace(${parameter}::text, '\\s', '', 'g'))`;
}
