module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-outcomes',
  rootDir: __dirname,
};
