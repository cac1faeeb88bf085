import type { Routes } from '@angular/router';

/** The pages below `/patients/:patientId/assessments`, mounted by apps/dashboard. */
export const assessmentsRoutes: Routes = [];

/** The pages below `/follow-ups`, mounted by apps/dashboard. */
export const followUpsRoutes: Routes = [];
