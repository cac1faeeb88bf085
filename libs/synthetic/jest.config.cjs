module.exports = {
  ...require('../../jest.node.cjs'),
  displayName: 'synthetic',
  rootDir: __dirname,
};
