module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-assessment-entry',
  rootDir: __dirname,
};
