module.exports = {
  ...require('../../../jest.node.cjs'),
  displayName: 'domain-outcomes',
  rootDir: __dirname,
};
