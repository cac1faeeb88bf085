import { defaultPracticeSettings, type Practice } from '@glabella/contracts';
import { todayIn } from '@glabella/domain/values';
import type { PracticeRow } from './practice.repository';

/** The practice as its people see it; a setting that was never chosen has its default. */
export function toPractice(row: PracticeRow, now: Date): Practice {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    timeZone: row.time_zone,
    phone: row.phone,
    safetyText: row.safety_text,
    crisisLines: row.crisis_lines,
    settings: { ...defaultPracticeSettings, ...row.settings },
    isSynthetic: row.is_synthetic,
    today: todayIn(row.time_zone, now),
  };
}
