module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-history',
  rootDir: __dirname,
};
