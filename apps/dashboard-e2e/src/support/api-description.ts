/** The one door into the API's tests: what they read out of the API's own description, and the bodies they make of it. */
/* eslint-disable @nx/enforce-module-boundaries -- two test projects of one product share how they read its description */
export {
  type OpenApiDocument,
  type Operation,
  operationsOf,
} from '../../../api-e2e/src/support/openapi-operations';
export { sampledBody } from '../../../api-e2e/src/support/sampled-body';
export { figure } from '../../../api-e2e/src/support/figure';
