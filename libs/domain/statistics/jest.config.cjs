module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-statistics',
  rootDir: __dirname,
};
