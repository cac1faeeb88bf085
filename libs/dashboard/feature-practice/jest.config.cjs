module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-practice',
  rootDir: __dirname,
};
