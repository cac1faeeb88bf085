import type { Routes } from '@angular/router';

/** The pages below `/patients`, mounted by apps/dashboard. */
export const patientsRoutes: Routes = [];
