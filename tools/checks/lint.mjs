/** `npm run lint`: ESLint over everything, boundaries included, warnings not allowed. */
import { eslint, refreshProjectGraph } from './project-graph.mjs';

await refreshProjectGraph();
const { code } = await eslint(['.', '--max-warnings', '0', ...process.argv.slice(2)]);
process.exitCode = code ?? 1;
