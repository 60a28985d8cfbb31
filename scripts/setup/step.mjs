import { spawn } from 'node:child_process';

const HEARTBEAT_MS = 10_000;

/**
 * Runs a command quietly: says what it is doing, shows that it still lives, and prints the
 * command's own output only when it fails.
 */
export const runStep = async ({ what, command, args, cwd, env = {} }) => {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`· ${what} …`);
  const heartbeat = setInterval(() => console.log(`  still at it (${seconds()})`), HEARTBEAT_MS);
  const output = [];
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(heartbeat));
  if (code === 0) {
    console.log(`  done in ${seconds()}`);
    return;
  }
  console.error(Buffer.concat(output).toString());
  throw new Error(`"${what}" failed (${command} ${args.join(' ')}, exit code ${code}).`);
};
