import { describe, expect, it } from 'vitest';
import { linkForm, sourceLink } from '../../src/view/source-link.ts';

const commit = '4fca0c1e2b7d9a8f6e5d4c3b2a1908f7e6d5c4b3';
const home = { link: '', repositories: [], commit, prefix: '' };
const at = (repository: string, file = 'src/pump/rate.c', line = 42) => sourceLink({ ...home, repositories: [repository] })(file, line);

describe('the address of a line at a commit', () => {
  const cases: readonly (readonly [repository: string, address: string])[] = [
    ['https://github.com/acme/pump', `https://github.com/acme/pump/blob/${commit}/src/pump/rate.c#L42`],
    ['https://github.com/acme/pump.git', `https://github.com/acme/pump/blob/${commit}/src/pump/rate.c#L42`],
    ['git@github.com:acme/pump.git', `https://github.com/acme/pump/blob/${commit}/src/pump/rate.c#L42`],
    ['ssh://git@github.com:22/acme/pump.git', `https://github.com/acme/pump/blob/${commit}/src/pump/rate.c#L42`],
    ['https://gitlab.com/acme/devices/pump', `https://gitlab.com/acme/devices/pump/-/blob/${commit}/src/pump/rate.c#L42`],
    ['git@gitlab.com:acme/devices/pump.git', `https://gitlab.com/acme/devices/pump/-/blob/${commit}/src/pump/rate.c#L42`],
    ['https://bitbucket.org/acme/pump/', `https://bitbucket.org/acme/pump/src/${commit}/src/pump/rate.c#lines-42`],
    [
      'https://dev.azure.com/acme/Devices/_git/pump',
      `https://dev.azure.com/acme/Devices/_git/pump?path=/src/pump/rate.c&version=GC${commit}&line=42&lineEnd=42&lineStartColumn=1&lineEndColumn=9999&lineStyle=plain&_a=contents`,
    ],
    [
      'git@ssh.dev.azure.com:v3/acme/Devices/pump',
      `https://dev.azure.com/acme/Devices/_git/pump?path=/src/pump/rate.c&version=GC${commit}&line=42&lineEnd=42&lineStartColumn=1&lineEndColumn=9999&lineStyle=plain&_a=contents`,
    ],
    [
      'https://acme.visualstudio.com/Devices/_git/pump',
      `https://acme.visualstudio.com/Devices/_git/pump?path=/src/pump/rate.c&version=GC${commit}&line=42&lineEnd=42&lineStartColumn=1&lineEndColumn=9999&lineStyle=plain&_a=contents`,
    ],
  ];
  for (const [repository, address] of cases) it(`is known for ${repository}`, () => expect(at(repository)).toBe(address));

  it('leaves out names and secrets of the address', () => {
    expect(at('https://ada:s3cret@github.com/acme/pump.git')).toBe(`https://github.com/acme/pump/blob/${commit}/src/pump/rate.c#L42`);
  });

  it('begins at the root of the repository, with signs that mean something in an address written otherwise', () => {
    const link = sourceLink({ ...home, repositories: ['https://github.com/acme/pump'], prefix: 'devices/pump dhf/' });
    expect(link('src/C#/größe?.cs', 1)).toBe(
      `https://github.com/acme/pump/blob/${commit}/devices/pump%20dhf/src/C%23/gr%C3%B6%C3%9Fe%3F.cs#L1`,
    );
  });

  it('has the form that dhf.yaml gives, whatever the repository', () => {
    const link = 'https://git.example.com/pump/blob/{commit}/{path}#L{line}';
    expect(sourceLink({ ...home, link, repositories: ['https://github.com/acme/pump'] })('a b.c', 7)).toBe(
      `https://git.example.com/pump/blob/${commit}/a%20b.c#L7`,
    );
  });

  it('is taken as written: a path that looks like a place holder stays a path', () => {
    expect(sourceLink({ ...home, link: 'https://git.example.com/{path}#{line}' })('src/{line}/$&.c', 7)).toBe(
      'https://git.example.com/src/%7Bline%7D/%24%26.c#7',
    );
  });
});

describe('no address', () => {
  it.each([
    'https://git.example.com/acme/pump',
    'https://github.example.com/acme/pump',
    'https://github.com.example.com/acme/pump',
    'https://github.com/acme',
    'https://github.com/acme/pump/tree/main',
    'https://dev.azure.com/acme/pump',
    'javascript:alert(1)//github.com/acme/pump',
    'a shared drive',
    '',
  ])('is made for “%s”', (repository) => expect(linkForm(repository)).toBeUndefined());

  it('is made where several repositories could be meant', () => {
    const repositories = ['https://github.com/acme/pump', 'https://github.com/acme/app'];
    expect(sourceLink({ ...home, repositories })('a.c', 1)).toBeUndefined();
  });

  it('is made without a commit, unless the form asks for none', () => {
    const uncommitted = { ...home, commit: undefined };
    expect(sourceLink({ ...uncommitted, repositories: ['https://github.com/acme/pump'] })('a.c', 1)).toBeUndefined();
    expect(sourceLink({ ...uncommitted, link: 'https://git.example.com/{path}#{line}' })('a.c', 1)).toBe('https://git.example.com/a.c#1');
  });
});
