module.exports = {
  ...require('../../jest.angular.cjs'),
  displayName: 'dashboard',
  rootDir: __dirname,
};
