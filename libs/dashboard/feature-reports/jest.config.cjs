module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-reports',
  rootDir: __dirname,
};
