module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-instruments',
  rootDir: __dirname,
};
