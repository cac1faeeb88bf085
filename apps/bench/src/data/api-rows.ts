/** The one door into the API from here: how made-up patients become rows, so that nobody writes it down a second time. */
/* eslint-disable @nx/enforce-module-boundaries -- what is copied must be what the seed stores */
export { clinicalRows } from '../../../api/src/cli/demo/synthetic-rows';
