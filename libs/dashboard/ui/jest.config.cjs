module.exports = {
  ...require('../../../jest.angular.cjs'),
  displayName: 'dashboard-ui',
  rootDir: __dirname,
};
