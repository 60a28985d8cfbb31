const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[tj]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(hono|@hono)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/'],
};

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'sandbox',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/sandbox/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'integration',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'real',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/real/**/*.test.ts'],
    },
  ],
};
