module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-adverse-events',
  rootDir: __dirname,
};
