module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-due',
  rootDir: __dirname,
};
