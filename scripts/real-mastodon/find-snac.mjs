import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Works without rights of an administrator: everything apt writes stays in the folder. */
const PACKAGE = 'snac2';
const TIMEOUT_MS = 120_000;

/**
 * The snac program: as installed, as fetched by an earlier run, or fetched now from the Debian
 * mirror that this machine uses anyway, backports included. Nothing is installed.
 *
 * @returns its path, or the reason why there is none here
 */
export const findSnac = (folder, log) => {
  const installed = ['snac', join(folder, 'root', 'usr', 'bin', 'snac')].find(runs);
  if (installed) return { program: installed };
  if (!has('apt-get') || !has('dpkg-deb')) return { reason: 'this is no Debian' };
  log('Fetching snac2 from Debian (0.25 MB, once)');
  mkdirSync(folder, { recursive: true });
  const deb = fetchDeb(folder);
  if (!deb) return { reason: 'Debian offers no package snac2 here' };
  run('dpkg-deb', ['-x', deb, join(folder, 'root')], folder);
  const program = join(folder, 'root', 'usr', 'bin', 'snac');
  return runs(program) ? { program } : { reason: 'snac2 does not run on this machine' };
};

const run = (command, args, cwd) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', timeout: TIMEOUT_MS });

const has = (command) => run(command, ['--version']).error === undefined;

/** Without arguments it prints its version and usage. */
const runs = (program) => {
  const { error, stdout, stderr } = run(program, []);
  return error === undefined && /snac/i.test(`${stdout}${stderr}`);
};

const fetchDeb = (folder) => {
  run('apt-get', ['download', PACKAGE], folder);
  if (!debIn(folder)) fetchFromBackports(folder);
  return debIn(folder);
};

const debIn = (folder) => {
  const name = readdirSync(folder).find((file) => /^snac2_.+\.deb$/.test(file));
  return name ? join(folder, name) : null;
};

/** With lists of its own, so that the machine's sources stay as they are. */
const fetchFromBackports = (folder) => {
  const sources = backportsSources();
  if (sources.length === 0) return;
  const apt = join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(apt, part), { recursive: true });
  }
  writeFileSync(join(apt, 'sources.list'), `${sources.join('\n')}\n`);
  const options = {
    'Dir::Etc::sourcelist': join(apt, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(apt, 'lists'),
    'Dir::Cache': join(apt, 'cache'),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  run('apt-get', [...flags, 'update'], folder);
  run('apt-get', [...flags, 'download', PACKAGE], folder);
  rmSync(apt, { recursive: true, force: true });
};

/** The backports beside each Debian release that the machine has. */
const backportsSources = () => {
  const format = ['--format', '$(REPO_URI) $(CODENAME) $(ORIGIN)', 'Created-By: Packages'];
  const lines = (run('apt-get', ['indextargets', ...format]).stdout ?? '').split('\n');
  const releases = lines
    .map((line) => line.split(' '))
    .filter(([, codename, origin]) => origin === 'Debian' && /^[a-z]+$/.test(codename));
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const signed = existsSync(keyring) ? `[signed-by=${keyring}] ` : '';
  const sources = releases.map(
    ([uri, codename]) => `deb ${signed}${uri} ${codename}-backports main`
  );
  return [...new Set(sources)];
};
