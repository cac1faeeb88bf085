module.exports = { ...require('../../jest.node.cjs'), displayName: 'api', rootDir: __dirname };
