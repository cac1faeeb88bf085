/** The IANA time zones to choose from, in order; with UTC and the present one, which browsers may leave out of their list. */
export function timeZoneChoices(present: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set([...known, 'UTC', present])].filter((zone) => zone !== '').sort();
}
