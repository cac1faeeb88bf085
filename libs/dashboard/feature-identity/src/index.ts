import type { Routes } from '@angular/router';
import { Account } from './account/account';

export * from './forgotten-password';
export * from './one-time-link';
export * from './set-up';
export * from './sign-in';
export * from './sign-in-again';

/** The page below `/account`, mounted by apps/dashboard. */
export const accountRoutes: Routes = [{ path: '', component: Account }];
