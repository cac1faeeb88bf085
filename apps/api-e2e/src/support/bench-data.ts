/** The third door: what fills a database for measurements, so that a test can compare it with what the seed stores. */
/* eslint-disable @nx/enforce-module-boundaries -- the boundaries forbid importing an app; this is a tool under test */
export { copyPatients } from '../../../bench/src/data/copy-patients';
