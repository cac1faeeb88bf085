import type { Colleague, StaffMember } from '@glabella/contracts';
import type { StaffRow } from './staff.repository';

/** A person as administrators see them. */
export function toStaffMember(row: StaffRow): StaffMember {
  return {
    id: row.id,
    version: row.version,
    displayName: row.display_name,
    email: row.email,
    roles: row.roles,
    status: statusOf(row),
    hasSecondFactor: row.has_second_factor,
    openFollowUps: row.open_follow_ups,
    handedReasons: row.handed_reasons,
    resetRequestedAt: row.reset_requested_at?.toISOString() ?? null,
  };
}

/** A person as everybody sees them. */
export function toColleague(row: Pick<StaffRow, 'id' | 'display_name' | 'roles'>): Colleague {
  return { id: row.id, displayName: row.display_name, roles: row.roles };
}

function statusOf(row: StaffRow): StaffMember['status'] {
  if (row.disabled_at !== null) return 'disabled';
  return row.has_password ? 'active' : 'invited';
}
