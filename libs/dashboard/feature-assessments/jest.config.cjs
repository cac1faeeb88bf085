module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-assessments',
  rootDir: __dirname,
};
