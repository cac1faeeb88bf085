module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-safety',
  rootDir: __dirname,
};
