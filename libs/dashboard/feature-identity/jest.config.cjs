module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-identity',
  rootDir: __dirname,
};
