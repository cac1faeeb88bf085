/** What can be said of the list of guards without running the product: part of `npm test`. */
module.exports = {
  ...require('../../jest.node.cjs'),
  displayName: 'guards',
  rootDir: __dirname,
  testMatch: ['**/guards/*.spec.ts'],
};
