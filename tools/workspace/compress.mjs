import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /\.(js|css|svg|html|json|txt)$/;
/** The server fills index.html anew for each answer. */
const dynamic = /(^|\/)index\.html$/;
const worthwhileBytes = 1024;

/** Writes a `.br` and a `.gz` beside every file that browsers fetch; the server sends whichever they take. */
export function compressFiles(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !compressible.test(path) || dynamic.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < worthwhileBytes) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
