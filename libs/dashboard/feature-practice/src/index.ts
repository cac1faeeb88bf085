import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { clinicalRoles } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { AbsencesPage } from './absences/absences-page';
import { AftercarePage } from './aftercare/aftercare-page';
import { AuditPage } from './audit/audit-page';
import { ConsentTextPage } from './consent-text/consent-text-page';
import { CredentialsPage } from './credentials/credentials-page';
import { CredentialOverviewPage } from './credentials/overview-page';
import { PeoplePage } from './people/people-page';
import { ProductsPage } from './reference/products-page';
import { ProtocolsPage } from './protocols/protocols-page';
import { ProtocolEditorPage } from './protocols/protocol-editor-page';
import { ProtocolHistoryPage } from './protocols/protocol-history-page';
import { PracticeSettings } from './settings/practice-settings';
import { ThresholdsPage } from './thresholds/thresholds-page';

/** Whoever signs has credentials; others land on the settings. */
const cliniciansOnly: CanActivateFn = () =>
  inject(CurrentUser).hasRole(...clinicalRoles) || inject(Router).parseUrl('/practice/settings');

/** The people and their addresses are an administrator's business; others land on the settings. */
const administratorsOnly: CanActivateFn = () =>
  inject(CurrentUser).hasRole('administrator') || inject(Router).parseUrl('/practice/settings');

/** Administrators and psychiatrists write protocols; others read them. */
const protocolWritersOnly: CanActivateFn = () =>
  inject(CurrentUser).hasRole('administrator', 'psychiatrist') ||
  inject(Router).parseUrl('/practice/protocols');

/** The pages below `/practice`, mounted by apps/dashboard. */
export const practiceRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'settings' },
  { path: 'settings', title: 'Practice', component: PracticeSettings },
  {
    path: 'people',
    title: 'People',
    component: PeoplePage,
    canActivate: [administratorsOnly],
  },
  {
    path: 'people/:staffId/credentials',
    title: 'Credentials of a person',
    component: CredentialsPage,
    canActivate: [administratorsOnly],
  },
  {
    path: 'credentials',
    title: 'Credentials',
    component: CredentialOverviewPage,
    canActivate: [administratorsOnly],
  },
  {
    path: 'my-credentials',
    title: 'Your credentials',
    component: CredentialsPage,
    canActivate: [cliniciansOnly],
  },
  { path: 'absences', title: 'Absences', component: AbsencesPage },
  { path: 'thresholds', title: 'Thresholds', component: ThresholdsPage },
  { path: 'aftercare', title: 'Aftercare', component: AftercarePage },
  { path: 'consent-text', title: 'Consent text', component: ConsentTextPage },
  { path: 'protocols', title: 'Protocols', component: ProtocolsPage },
  {
    path: 'protocols/new',
    title: 'New protocol',
    component: ProtocolEditorPage,
    canActivate: [protocolWritersOnly],
  },
  {
    path: 'protocols/:protocolId/edit',
    title: 'Next version of a protocol',
    component: ProtocolEditorPage,
    canActivate: [protocolWritersOnly],
  },
  {
    path: 'protocols/:protocolId/versions',
    title: 'Versions of a protocol',
    component: ProtocolHistoryPage,
  },
  { path: 'products', title: 'Products', component: ProductsPage },
];

/** The page below `/audit`, for administrators, mounted by apps/dashboard. */
export const auditRoutes: Routes = [{ path: '', component: AuditPage }];
