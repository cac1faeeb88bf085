import type { Routes } from '@angular/router';
import { Account } from './account/account';

export { ForgottenPassword } from './forgotten-password';
export { OneTimeLink } from './one-time-link';
export { SetUp } from './set-up';
export { SignIn } from './sign-in';
export { SignInAgain } from './sign-in-again';

/** The page below `/account`, mounted by apps/dashboard. */
export const accountRoutes: Routes = [{ path: '', component: Account }];
