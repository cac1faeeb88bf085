import type { PracticeThresholds, ThresholdVersion } from '@glabella/contracts';
import {
  isProductRule,
  ownSettings,
  thresholdSettings,
  type ThresholdSetting,
  type ThresholdValues,
} from '@glabella/domain/outcomes';

/** The settings that belong together, under the heading that names them. */
export interface ThresholdGroup {
  readonly name: string;
  readonly settings: readonly ThresholdSetting[];
}

/** Every setting by its group, in the order of the domain. */
export const thresholdGroups: readonly ThresholdGroup[] = [
  ...new Set(thresholdSettings.map(({ group }) => group)),
].map((name) => ({
  name,
  settings: thresholdSettings.filter(({ group }) => group === name),
}));

/** The number in force for a setting: the practice's, else the published one. */
export function inForce({ key, published }: ThresholdSetting, values: ThresholdValues): number {
  return values[key] ?? published.value;
}

/** Every number in force by its key, as a form starts from it. */
export function allInForce(values: ThresholdValues): Record<string, number> {
  return Object.fromEntries(
    thresholdSettings.map((setting) => [setting.key, inForce(setting, values)]),
  );
}

/** 'day 42', 'week 8', '14 days', '50 %', '6 points', '20'. */
export function numberWords(value: number, unit: ThresholdSetting['unit']): string {
  if (unit === 'day' || unit === 'week') return `${unit} ${value}`;
  if (unit === 'total') return String(value);
  return `${value} ${unit}`;
}

/** 'Published default 6 points (NHS Talking Therapies manual)'; the product's own rules say so. */
export function defaultWords({ published: { value, source }, unit }: ThresholdSetting): string {
  const words = numberWords(value, unit);
  return isProductRule(source)
    ? `Default ${words} (rule of this product)`
    : `Published default ${words} (${source.label})`;
}

/** What a version changed, one line per number: 'PHQ-9, reliable change from: 6 points to 7 points'. */
export function changeLines(version: ThresholdVersion, before: ThresholdValues): string[] {
  return thresholdSettings.flatMap((setting) => {
    const [from, to] = [inForce(setting, before), inForce(setting, version.values)];
    if (from === to) return [];
    const { group, label, unit } = setting;
    return `${group}, ${label.toLowerCase()}: ${numberWords(from, unit)} to ${numberWords(to, unit)}`;
  });
}

/** Every version with what it changed, the newest first. */
export function versionHistory({ versions }: Pick<PracticeThresholds, 'versions'>) {
  return versions.map((version, index) => ({
    version,
    changes: changeLines(version, versions[index + 1]?.values ?? {}),
  }));
}

/** 'All numbers are the published defaults.' or how many are the practice's own. */
export function standingWords(values: ThresholdValues): string {
  const own = ownSettings(values).length;
  if (own === 0) return 'Every number is the default.';
  return own === 1
    ? 'One number is this practice’s own; the others are the defaults.'
    : `${own} numbers are this practice’s own; the others are the defaults.`;
}
