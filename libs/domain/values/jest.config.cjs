module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-values',
  rootDir: __dirname,
};
