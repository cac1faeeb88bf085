/** The one door into the tests beside this: how the product starts, and what a practice records before something is measured. */
/* eslint-disable @nx/enforce-module-boundaries -- tests and benchmarks of one product share how they start it */
export { ProductProcess, serverMemory } from '../../../api-e2e/src/support/product-process';
export { adminUrlOf, roleUrlOf } from '../../../api-e2e/src/backup/embedded-admin';
export { cpuTimeMs, memoryMb, peakMemoryMb } from '../../../api-faults/src/support/process-figures';
export { Clinic } from '../../../dashboard-e2e/src/support/clinic';
export type { PracticeCalls } from '../../../dashboard-e2e/src/support/practice-api';
export { signInAs } from '../../../dashboard-e2e/src/support/sign-in';
