import type { Routes } from '@angular/router';

/** The pages below `/practice`, mounted by apps/dashboard. */
export const practiceRoutes: Routes = [];

/** The page below `/audit`, for administrators, mounted by apps/dashboard. */
export const auditRoutes: Routes = [];
