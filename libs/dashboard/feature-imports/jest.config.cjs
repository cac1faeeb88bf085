module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-imports',
  rootDir: __dirname,
};
