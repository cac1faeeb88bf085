import { startProduct } from './product';

/** Starts the product with its demo practice once for all workers; the answer stops it. */
export default async function startDemoPractice(): Promise<() => Promise<void>> {
  const product = await startProduct({ GLABELLA_DEMO: '1' });
  process.env['GLABELLA_URL'] = product.url;
  process.env['GLABELLA_DATA_DIR'] = product.dataDir;
  return () => product.stop();
}
