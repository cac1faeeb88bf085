module.exports = {
  ...require('../../jest.node.cjs'),
  displayName: 'contracts',
  rootDir: __dirname,
};
