/** The whole number that stands in a text, within these limits; null for anything else. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
  return value !== null && value >= min && value <= max ? value : null;
}

/** The number with a decimal point or comma that stands in a text, within these limits; null for anything else. */
export function decimalNumber(
  text: string,
  limits: { readonly min: number; readonly max: number; readonly decimals: number },
): number | null {
  const digits = text.trim().replace(',', '.');
  if (!/^\d{1,5}(\.\d+)?$/.test(digits)) return null;
  if ((digits.split('.')[1]?.length ?? 0) > limits.decimals) return null;
  const value = Number(digits);
  return value >= limits.min && value <= limits.max ? value : null;
}
