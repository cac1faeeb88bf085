module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-data-access',
  rootDir: __dirname,
};
