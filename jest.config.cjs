const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
    '^.+\\.[tj]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(hono|@hono|eld)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/'],
  // As an installed plugin is imported; here from its source.
  moduleNameMapper: {
    '^strapi-plugin-social-distribution/platform-kit$': '<rootDir>/server/src/platform-kit',
    // An ES module only; Node's own import takes it as it is.
    '^eld/extrasmall$': '<rootDir>/node_modules/eld/src/entries/static.extrasmall.js',
  },
};

/** The engine's suites once more, on another queue and database. */
const engineOn = (backend, leftOut = []) => ({
  ...base,
  displayName: `engine-${backend}`,
  rootDir: __dirname,
  testMatch: ['<rootDir>/tests/integration/engine/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  globals: { QUEUE_BACKEND: backend },
});

/** They ask the database alone, and with Redis that is the same SQLite as without. */
const DATABASE_ONLY = [
  ...['/engine/ai-', '/engine/analytics', '/engine/quota-ledger', '/engine/quota-windows'],
  '/engine/retention',
];

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  // Each Strapi and each embedded queue leaves memory behind; beyond this a worker starts afresh.
  workerIdleMemoryLimit: '1200MB',
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
    engineOn('redis', DATABASE_ONLY),
    engineOn('postgres'),
    {
      ...base,
      displayName: 'real',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/real/**/*.test.ts'],
    },
    {
      ...base,
      displayName: 'real-mastodon',
      rootDir: __dirname,
      testMatch: ['<rootDir>/tests/real-mastodon/**/*.test.ts'],
    },
  ],
};
