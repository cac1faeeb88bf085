module.exports = { ...require('../../jest.node.cjs'), displayName: 'bench', rootDir: __dirname };
