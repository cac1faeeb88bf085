module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-stock',
  rootDir: __dirname,
};
