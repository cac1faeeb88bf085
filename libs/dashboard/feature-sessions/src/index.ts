import type { Routes } from '@angular/router';

/** The pages below `/sessions`, mounted by apps/dashboard. */
export const sessionsRoutes: Routes = [];
