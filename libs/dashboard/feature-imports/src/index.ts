import type { Routes } from '@angular/router';

/** The pages below `/imports`, mounted by apps/dashboard. */
export const importsRoutes: Routes = [];
