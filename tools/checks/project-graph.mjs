import { join } from 'node:path';
import { projectEnvironment, projectNode, root } from '../workspace/paths.mjs';
import { run } from '../workspace/run.mjs';

/**
 * Brings Nx's stored project graph up to date. The boundary rule reads that file and nothing else: without it, or for
 * a project that it does not know yet, the rule is silent, and a lint that finds nothing would prove nothing.
 */
export async function refreshProjectGraph() {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const { code, output } = await run(projectNode, [nx, 'show', 'projects'], {
    env: projectEnvironment(),
    output: 'keep',
  });
  if (code !== 0) throw new Error(`nx could not read the workspace:\n${output}`);
}

/** Runs ESLint with the workspace's configuration. */
export function eslint(args, options) {
  const program = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  return run(projectNode, [program, ...args], { env: projectEnvironment(), ...options });
}
