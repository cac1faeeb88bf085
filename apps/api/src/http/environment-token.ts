/** Injects the checked environment: `@Inject(ENVIRONMENT) environment: Environment`. */
export const ENVIRONMENT = Symbol('Environment');
