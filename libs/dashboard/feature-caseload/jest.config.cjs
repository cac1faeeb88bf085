module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-caseload',
  rootDir: __dirname,
};
