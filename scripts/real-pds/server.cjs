/**
 * A real Bluesky PDS and the PLC directory it needs, both from npm, in one process with a fresh
 * data directory. Started by ../test-real.mjs with an IPC channel; leaves when that closes.
 * Arguments: package folder, data directory, PDS port, PLC port.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const [packageDir, dataDir, pdsPort, plcPort] = process.argv.slice(2);
const fromPackage = createRequire(path.join(packageDir, 'package.json'));

const { PDS, envToCfg, envToSecrets } = fromPackage('@atproto/pds');
const { Database, PlcServer } = fromPackage('@did-plc/server');
const { Secp256k1Keypair } = fromPackage('@atproto/crypto');

/** Values that a lone PDS asks for and never uses here: no AppView, no moderation service. */
const NOWHERE = {
  bskyAppViewUrl: 'http://localhost:9',
  bskyAppViewDid: 'did:example:invalid',
  bskyAppViewCdnUrlPattern: 'http://cdn.invalid/%s/%s/%s',
  modServiceUrl: 'https://mod.invalid',
  modServiceDid: 'did:example:invalid',
  crawlers: [],
};

const settings = async () => {
  const rotationKey = await Secp256k1Keypair.create({ exportable: true });
  return {
    ...NOWHERE,
    devMode: true,
    hostname: 'localhost',
    port: Number(pdsPort),
    dataDirectory: dataDir,
    blobstoreDiskLocation: path.join(dataDir, 'blobs'),
    recoveryDidKey: (await Secp256k1Keypair.create()).did(),
    adminPassword: 'only-for-this-run',
    jwtSecret: 'only-for-this-run-and-long-enough-to-be-taken',
    serviceHandleDomains: ['.test'],
    didPlcUrl: `http://localhost:${plcPort}`,
    inviteRequired: false,
    plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotationKey.export()).toString('hex'),
    disableSsrfProtection: true,
    rateLimitsEnabled: false,
  };
};

const main = async () => {
  const plc = PlcServer.create({ db: Database.mock(), port: Number(plcPort) });
  await plc.start();
  const env = await settings();
  const pds = await PDS.create(envToCfg(env), envToSecrets(env));
  await pds.start();
  const stop = async () => {
    await pds.destroy();
    await plc.destroy();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.send({ ready: true });
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
