import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Asks the browser to compile a script whole while it comes in, beside the page's own thread, instead of function by function
 * when the page first calls them (V8's explicit compile hints; to other browsers it is a comment).
 */
const HINT = '//# allFunctionsCalledOnLoad\n';

/** Puts the hint at the head of every script of a build; one that has it stays as it is. */
export function hintScripts(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !path.endsWith('.js')) continue;
    const text = readFileSync(path, 'utf8');
    if (!text.startsWith(HINT)) writeFileSync(path, HINT + text);
  }
}
