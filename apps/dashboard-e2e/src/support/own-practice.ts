import { startProduct } from './product';
import { test as demoTest } from './test';

/** For journeys that change what everybody of a practice works with: an installation of its own, with its demo practice. */
export const test = demoTest.extend<object, { readonly productUrl: string }>({
  productUrl: [
    async ({}, use) => {
      const product = await startProduct({ GLABELLA_DEMO: '1' });
      await use(product.url);
      await product.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
