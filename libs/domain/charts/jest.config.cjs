module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-charts',
  rootDir: __dirname,
};
