module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-sessions',
  rootDir: __dirname,
};
