import { expect, it } from 'vitest';
import { readLockfile } from '../../src/read/lockfiles.ts';
import { fixture } from './listed.ts';
import { lockCases } from './lock-cases.ts';

function addresses(file: string, text: string): string[] {
  return readLockfile(file, text).components.flatMap(({ name, origin, address }) =>
    address === undefined ? [] : [`${name} ${origin} ${address}`],
  );
}

it('lists say from which repository or file a component is taken, and nothing of the usual registry', () => {
  const found = lockCases.flatMap(({ file }) => addresses(file, fixture(file)).map((line) => `${file}: ${line}`));
  expect(found).toMatchInlineSnapshot(`
    [
      "npm/v1/package-lock.json: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "npm/v1/package-lock.json: vendored file file:vendor/vendored-1.0.0.tgz",
      "npm/v2/package-lock.json: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "npm/v2/package-lock.json: vendored file file:vendor/vendored-1.0.0.tgz",
      "npm/v3/package-lock.json: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "npm/v3/package-lock.json: vendored file file:vendor/vendored-1.0.0.tgz",
      "pnpm/5.3/pnpm-lock.yaml: vendored file file:vendor/vendored-1.0.0.tgz",
      "pnpm/5.3/pnpm-lock.yaml: from-git git ssh://git@git.example.com/tidewell/from-git.git",
      "pnpm/6.0/pnpm-lock.yaml: vendored file file:vendor/vendored-1.0.0.tgz",
      "pnpm/6.0/pnpm-lock.yaml: from-git git ssh://git@git.example.com/tidewell/from-git.git",
      "pnpm/9.0/pnpm-lock.yaml: from-git git ssh://git@git.example.com/tidewell/from-git.git",
      "pnpm/9.0/pnpm-lock.yaml: vendored file file:vendor/vendored-1.0.0.tgz",
      "yarn/classic/yarn.lock: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "yarn/classic/yarn.lock: vendored file file:vendor/vendored-1.0.0.tgz#d9009d7ae27a545908876edd8c0dd95f64503daa",
      "yarn/6/yarn.lock: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#commit=a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "yarn/6/yarn.lock: vendored file file:./vendor/vendored-1.0.0.tgz::locator=tidewell-app%40workspace%3A.",
      "yarn/10/yarn.lock: from-git git git+ssh://git@git.example.com/tidewell/from-git.git#commit=a707c87b3ee5675588dacdbe8c5b84a2f7f1691c",
      "yarn/10/yarn.lock: vendored file file:./vendor/vendored-1.0.0.tgz#./vendor/vendored-1.0.0.tgz::hash=40dda4&locator=tidewell-app%40workspace%3A.",
      "poetry/2.1/poetry.lock: from-git git https://git.example.com/tidewell/from-git.git",
      "uv/uv.lock: from-git git https://git.example.com/tidewell/from-git.git#cd6f17922130f05adfac9619bc7070b6b1fae456",
      "pip/requirements.txt: from-git git git+https://git.example.com/tidewell/from-git.git",
      "cargo/v3/Cargo.lock: from-git git git+https://git.example.com/tidewell/from-git.git#014d052d5d77877ad31f8ecfe83cc798a32d03b0",
      "cargo/v4/Cargo.lock: from-git git git+https://git.example.com/tidewell/from-git.git#014d052d5d77877ad31f8ecfe83cc798a32d03b0",
    ]
  `);
});

it('another registry is named by its host', () => {
  const crate = (name: string, source: string) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "${source}"\n`;
  const own = '[[package]]\nname = "own"\nversion = "1.0.0"\ndependencies = ["a", "b", "c"]\n';
  const sources = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io/',
    'registry+https://crates.example.com/index',
  ];
  const cargo = `version = 4\n\n${sources.map((source, at) => crate('abc'[at] as string, source)).join('\n')}\n${own}`;
  expect(addresses('Cargo.lock', cargo)).toEqual(['c registry crates.example.com']);
  const entry = (host: string) => `{"version": "1.0.0", "resolved": "https://${host}/x/-/x-1.0.0.tgz"}`;
  const npm = `{"lockfileVersion": 3, "packages": {"node_modules/x": ${entry('npm.example.com')}, "node_modules/y": ${entry('registry.npmjs.org')}}}`;
  expect(addresses('package-lock.json', npm)).toEqual(['x registry npm.example.com']);
});
