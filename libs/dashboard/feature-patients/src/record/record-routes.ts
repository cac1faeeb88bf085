import type { Routes } from '@angular/router';
import { clinicalChartProviders } from '@glabella/dashboard/ui/clinical-chart';
import { PatientPage } from './patient-page';
import { SummaryPage } from './summary-page';

/** The page of a patient with the parts of Chart.js it draws with: the list of patients loads neither. */
export const recordRoutes: Routes = [
  { path: '', component: PatientPage, providers: [clinicalChartProviders] },
];

/** One sheet of paper on a patient, with its chart. */
export const summaryRoutes: Routes = [
  { path: '', component: SummaryPage, providers: [clinicalChartProviders] },
];
