module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-feature-patients',
  rootDir: __dirname,
};
