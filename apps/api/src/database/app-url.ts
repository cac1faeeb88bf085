/** Injects the connection string of the application role, for the few that need a session of their own. */
export const APP_URL = Symbol('AppUrl');
