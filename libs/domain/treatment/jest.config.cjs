module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-treatment',
  rootDir: __dirname,
};
