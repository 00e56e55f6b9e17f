import { hash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trace } from '../../src/project/trace.ts';
import { changeLedger } from '../../src/view/change-ledger.ts';
import { folder, git } from '../project/folder.ts';
import { approval, beginning, item, lockFile, request, type Scripted, scripted, told } from './scripted.ts';

const louder = { 'SRS-1.md': item('SRS-1', '', 'Louder.') };
const second = { 'SRS-2.md': item('SRS-2', '', 'Second.'), 'src/a.c': 'int b;\n' };
const Louder = 'Louder\n\nChange: CR-1';
const Second = 'Second\n\nChange: CR-2';

/** Two changes under requests, on a branch or not. */
const ledgerOfBoth = ['Second | CR-2 approved | SRS-2 SWU-1 | SRS-2.md src/a.c', 'Louder | CR-1 approved | SRS-1 | SRS-1.md'];

describe('one history gives one ledger, be it told with', () => {
  it.each<[string, (tell: Scripted) => void]>([
    [
      'commits on the protected branch',
      ({ commit }) => {
        commit(Louder, louder);
        commit(Second, second);
      },
    ],
    [
      'merges',
      ({ on, commit, merge }) => {
        on('one');
        commit(Louder, louder);
        on('main');
        merge('Merge one', 'one');
        on('two');
        commit(Second, second);
        on('main');
        merge('Merge two', 'two');
      },
    ],
    [
      'branches written anew upon the protected one',
      ({ on, commit, git }) => {
        on('two');
        commit(Second, second);
        on('main');
        commit(Louder, louder);
        on('two');
        git('rebase', '--quiet', 'main');
        on('main');
        git('merge', '--quiet', '--ff-only', 'two');
      },
    ],
    [
      'squashed branches, their trailers among those of co-authors',
      ({ on, commit, git }) => {
        on('one');
        commit('First try', { 'SRS-1.md': item('SRS-1', '', 'Too loud.') });
        commit('Second try', louder);
        on('main');
        git('merge', '--quiet', '--squash', 'one');
        commit('Louder\n\n* First try\n\nChange: CR-1\n\n* Second try\n\nCo-authored-by: Grace <grace@example.com>');
        on('two');
        commit(Second, second);
        on('main');
        git('merge', '--quiet', '--squash', 'two');
        commit('Second\n\n* Second\n\nChange: CR-2\nCo-authored-by: Grace <grace@example.com>');
      },
    ],
    [
      'commits that were amended',
      ({ commit, git, write }) => {
        commit('Louder', { 'SRS-1.md': item('SRS-1', '', 'Too loud.') });
        write(louder);
        git('commit', '--quiet', '--all', '--amend', `--message=${Louder}`);
        commit(Second, second);
      },
    ],
    [
      'commits picked from another line',
      ({ on, commit, git }) => {
        on('next');
        const one = commit(Louder, louder);
        const two = commit(Second, second);
        on('main');
        git('cherry-pick', one, two);
      },
    ],
    [
      'trailers in merges only',
      ({ on, commit, merge }) => {
        on('one');
        commit('Louder', louder);
        on('main');
        merge('Merge one\n\nChange: CR-1', 'one');
        on('two');
        commit('Second', second);
        on('main');
        merge('Merge two\n\nChange: PUMP-7', 'two');
      },
    ],
    [
      'one merge of two branches at once',
      ({ on, commit, merge }) => {
        on('one');
        commit(Louder, louder);
        on('main');
        on('two');
        commit(Second, second);
        on('main');
        merge('Merge both', 'one', 'two');
      },
    ],
    [
      'empty commits, records and merges of the protected branch between',
      ({ on, commit, merge }) => {
        on('one');
        commit(Louder, louder);
        commit('Run the tests again');
        on('main');
        commit('Review', { 'REV-1.md': item('REV-1', 'covers: [SRS-1]\nheld-on: 2026-03-06\n') });
        on('one');
        merge('Merge main', 'main');
        commit(Second, second);
        on('main');
        merge('Merge one', 'one');
      },
    ],
  ])('%s', async (_, script) => {
    const tell = scripted();
    script(tell);
    expect(await told(tell.root)).toEqual({ ledger: ledgerOfBoth, findings: [] });
  });
});

/** Name, what is done, commits of the ledger from the newest, and what is found. */
type Case = readonly [string, (tell: Scripted) => void, readonly string[], readonly string[]];

/** SRS-2 under another ID. */
function renumbered(words: string): string {
  return item('SRS-20', 'former-ids: [SRS-2]\n', words).replace('Title of SRS-20', 'Title of SRS-2');
}

const undone = 'Words | - no-request | ? | SRS-1.md';
const noRequest = 'controlled-change-has-a-request SDP-1';
const unlisted = 'change-request-lists-what-it-changes CR-1';

describe('the ledger tells', () => {
  it.each<Case>([
    ['a change without a request', ({ commit }) => void commit('Words', louder), [undone], [noRequest]],
    [
      'a change undone, which is a change',
      ({ commit, git }) => {
        commit(Louder, louder);
        git('revert', '--no-edit', 'HEAD');
      },
      ['Revert "Louder" | - no-request | ? | SRS-1.md', 'Louder | CR-1 approved | SRS-1 | SRS-1.md'],
      [noRequest],
    ],
    [
      'a change undone and done again for its request',
      ({ commit, git }) => {
        commit(Louder, louder);
        git('revert', '--no-edit', 'HEAD');
        git('commit', '--quiet', '--amend', '--message=Undo\n\nChange: CR-1');
        git('revert', '--no-edit', 'HEAD');
        git('commit', '--quiet', '--amend', '--message=Redo\n\nChange: CR-1');
      },
      ['Redo | CR-1 approved | SRS-1 | SRS-1.md', 'Undo | CR-1 approved | SRS-1 | SRS-1.md', 'Louder | CR-1 approved | SRS-1 | SRS-1.md'],
      [],
    ],
    [
      'what came along with a requested change',
      ({ commit }) => void commit(Louder, { ...louder, ...second }),
      ['Louder | CR-1 approved | SRS-1 SRS-2! SWU-1! | SRS-1.md SRS-2.md src/a.c'],
      [unlisted],
    ],
    [
      'what a merge smuggles in',
      ({ on, commit, merge, git, write }) => {
        on('one');
        commit(Louder, louder);
        on('main');
        commit('Review', { 'REV-1.md': item('REV-1', 'held-on: 2026-03-06\n') });
        merge('Merge one', 'one');
        write({ 'SRS-2.md': item('SRS-2', '', 'Smuggled.') });
        git('commit', '--quiet', '--all', '--amend', '--no-edit');
      },
      ['Merge one | CR-1 approved | SRS-2! | SRS-2.md', 'Louder | CR-1 approved | SRS-1 | SRS-1.md'],
      [unlisted],
    ],
    [
      'how a conflict was settled, as part of what was merged',
      ({ on, commit, git, write }) => {
        on('one');
        commit(Louder, louder);
        on('main');
        commit('Softer\n\nChange: CR-1', { 'SRS-1.md': item('SRS-1', '', 'Softer.') });
        expect(() => git('merge', '--quiet', 'one')).toThrow();
        write({ 'SRS-1.md': item('SRS-1', '', 'Neither.') });
        git('commit', '--quiet', '--all', '--message=Merge one');
      },
      [
        'Merge one | CR-1 approved | SRS-1 | SRS-1.md',
        'Louder | CR-1 approved | SRS-1 | SRS-1.md',
        'Softer | CR-1 approved | SRS-1 | SRS-1.md',
      ],
      [],
    ],
    [
      'two branches that both took SRS-102, of which one gave way',
      ({ on, commit, git, write }) => {
        const with102 = (words: string) => `${beginning['reqs.md']}\n## SRS-102 ${words}\n\n${words}.\n`;
        on('one');
        commit('One\n\nChange: CR-1', { 'reqs.md': with102('One') });
        on('main');
        commit('Two\n\nChange: CR-2', { 'reqs.md': with102('Two') });
        expect(() => git('merge', '--quiet', 'one')).toThrow();
        write({ 'reqs.md': `${with102('Two')}\n## SRS-103 One\n\nOne.\n` });
        git('commit', '--quiet', '--all', '--message=Merge one');
      },
      ['Merge one | CR-1 approved |  | reqs.md', 'One | CR-1 approved |  | reqs.md', 'Two | CR-2 approved |  | reqs.md'],
      [],
    ],
    [
      'two branches that both took SRS-102, in different files',
      ({ on, commit, merge }) => {
        on('one');
        commit('One\n\nChange: CR-1', { 'one/SRS-102.md': item('SRS-102', '', 'One.') });
        on('main');
        commit('Two\n\nChange: CR-2', { 'two/SRS-102.md': item('SRS-102', '', 'Two.') });
        merge('Merge one', 'one');
      },
      [],
      ['id-stands-once SRS-102'],
    ],
    [
      'a file that was moved: the move alone changes no item',
      ({ git, commit }) => {
        git('mv', 'SRS-2.md', 'moved.md');
        commit('Move\n\nChange: CR-1');
      },
      ['Move | CR-1 approved |  | SRS-2.md'],
      [],
    ],
    [
      'an item that is spelled otherwise',
      ({ commit }) =>
        void commit('Spell\n\nChange: CR-1', {
          'SRS-2.md': undefined,
          'reqs.md': `${beginning['reqs.md']}\n## SRS-2 Title of SRS-2\n\nWhat SRS-2\nsays.\n`,
        }),
      ['Spell | CR-1 approved |  | SRS-2.md reqs.md'],
      [],
    ],
    [
      'an item that is spelled otherwise, with other words',
      ({ commit }) =>
        void commit('Spell\n\nChange: CR-1', {
          'SRS-2.md': undefined,
          'reqs.md': `${beginning['reqs.md']}\n## SRS-2 Title of SRS-2\n\nWhat SRS-2 says now.\n`,
        }),
      ['Spell | CR-1 approved | SRS-2! | SRS-2.md reqs.md'],
      [unlisted],
    ],
    [
      'an item that was retired along with a requested change',
      ({ commit }) => void commit(Louder, { ...louder, 'SRS-2.md': item('SRS-2', 'status: retired\n') }),
      ['Louder | CR-1 approved | SRS-1 SRS-2! | SRS-1.md SRS-2.md'],
      [unlisted],
    ],
    [
      'an item that was retired for the request which lists it',
      ({ commit }) => void commit(Second, { 'SRS-2.md': item('SRS-2', 'status: retired\n') }),
      ['Second | CR-2 approved | SRS-2 | SRS-2.md'],
      [],
    ],
    [
      'an item that was retired for the request which lists it, and revived as it was under another',
      ({ commit }) => {
        commit(Second, { 'SRS-2.md': item('SRS-2', 'status: retired\n') });
        commit(Louder, { ...louder, 'SRS-2.md': beginning['SRS-2.md'] });
      },
      ['Louder | CR-1 approved | SRS-1 SRS-2! | SRS-1.md SRS-2.md', 'Second | CR-2 approved | SRS-2 | SRS-2.md'],
      [unlisted],
    ],
    [
      'an item that was deleted, and came back with other words',
      ({ commit }) => {
        commit(Louder, { ...louder, 'SRS-2.md': undefined });
        commit('Again\n\nChange: CR-1', { 'SRS-2.md': item('SRS-2', '', 'Smuggled.') });
      },
      ['Again | CR-1 approved |  | SRS-2.md', 'Louder | CR-1 approved | SRS-1 SRS-2! | SRS-1.md SRS-2.md'],
      [unlisted],
    ],
    [
      'an item that was deleted for good',
      ({ commit }) => {
        commit(Louder, { ...louder, 'reqs.md': (beginning['reqs.md'] ?? '').split('## SRS-9')[0] });
      },
      ['Louder | CR-1 approved | SRS-1 | SRS-1.md reqs.md'],
      [unlisted],
    ],
    [
      'an item that got another ID and other words',
      ({ commit }) => void commit(Louder, { ...louder, 'SRS-2.md': undefined, 'SRS-20.md': renumbered('Smuggled.') }),
      ['Louder | CR-1 approved | SRS-1 SRS-20! | SRS-1.md SRS-2.md'],
      [unlisted],
    ],
    [
      'an item that got another ID alone',
      ({ commit }) => void commit(Louder, { ...louder, 'SRS-2.md': undefined, 'SRS-20.md': renumbered('What SRS-2 says.') }),
      ['Louder | CR-1 approved | SRS-1 | SRS-1.md SRS-2.md'],
      [],
    ],
    [
      'what a robot raised without a request',
      ({ commit }) => void commit('Bump zod from 1.0.0 to 1.0.1', { 'package-lock.json': lockFile('1.0.1') }),
      ['Bump zod from 1.0.0 to 1.0.1 | - no-request | ? | package-lock.json'],
      ['soup-changes-by-a-change-request'],
    ],
    [
      'a batch of raised libraries under one request, which a robot and a person carried out',
      ({ commit }) => {
        commit('Approve', { 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-04T02:30:00Z') });
        commit('Bump zod from 1.0.0 to 1.0.1\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        commit('Name it\n\nChange: CR-3', { 'SOUP-1.md': (beginning['SOUP-1.md'] ?? '').replaceAll('1.0.0', '1.0.1') });
      },
      ['Name it | CR-3 approved | SOUP-1 | SOUP-1.md', 'Bump zod from 1.0.0 to 1.0.1 | CR-3 approved |  | package-lock.json'],
      [],
    ],
    [
      'nothing of records alone',
      ({ commit }) => void commit('Review', { 'REV-1.md': item('REV-1', 'held-on: 2026-03-06\n'), 'records/x.log': 'x' }),
      [],
      [],
    ],
    [
      'a controlled file among records',
      ({ commit }) => void commit('Words', { ...louder, 'REV-1.md': item('REV-1', 'held-on: 2026-03-06\n') }),
      [undone],
      [noRequest],
    ],
    [
      'a requirement that is kept among records',
      ({ commit }) => {
        commit('Move\n\nChange: CR-2', { 'SRS-2.md': undefined, 'records/SRS-2.md': beginning['SRS-2.md'] });
        commit('Words', { 'records/SRS-2.md': item('SRS-2', '', 'Smuggled.'), 'records/x.log': 'x' });
      },
      ['Words | - no-request | ? | records/SRS-2.md', 'Move | CR-2 approved |  | SRS-2.md'],
      [noRequest],
    ],
    [
      'a requirement in a file that holds records alone today',
      ({ commit }) => {
        commit('Words', { 'reqs.md': (beginning['reqs.md'] ?? '').replace('What SRS-9', 'Smuggled: what SRS-9') });
        commit('Move', { 'SRS-9.md': item('SRS-9', '', 'Smuggled: what SRS-9 says.'), 'reqs.md': item('REV-1', 'held-on: 2026-03-06\n') });
        commit('Review', { 'reqs.md': item('REV-1', 'held-on: 2026-03-07\n') });
      },
      ['Move | - no-request | ? | reqs.md', 'Words | - no-request | ? | reqs.md'],
      [noRequest, noRequest],
    ],
    [
      'settings that take everything out of control, themselves included',
      ({ commit }) =>
        void commit('Settings', { 'dhf.yaml': (beginning['dhf.yaml'] ?? '').replace('git: {', 'git: { controlled: [none],') }),
      ['Settings | - no-request | ? | dhf.yaml'],
      [noRequest],
    ],
    [
      'an approval after the merge',
      ({ commit }) => {
        commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        commit('Approve', { 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-04T08:00:00Z') });
      },
      ['Raise | CR-3 approved-late |  | package-lock.json'],
      ['controlled-change-has-a-request CR-3'],
    ],
    [
      'an approval before the merge, of a commit whose author dates it earlier',
      ({ on, commit, merge, git }) => {
        on('one');
        commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        git('commit', '--quiet', '--amend', '--no-edit', '--date=2020-01-01T00:00:00Z');
        on('main');
        commit('Approve', { 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-04T08:00:00Z') });
        merge('Merge one', 'one');
      },
      ['Raise | CR-3 approved |  | package-lock.json'],
      [],
    ],
    [
      'an approval that bears an earlier date than it came',
      ({ commit }) => {
        commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        commit('Approve', { 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-03T10:00:00Z') });
      },
      ['Raise | CR-3 recorded-late |  | package-lock.json'],
      ['approval-is-on-record-before-the-change CR-3'],
    ],
    [
      'an approval after the change, in a commit that is dated back as well',
      ({ commit, write, git, gitOn }) => {
        commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        write({ 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-03T10:00:00Z') });
        git('add', '--all');
        gitOn('2026-03-03T10:00:00Z', 'commit', '--quiet', '--message=Approve');
      },
      ['Raise | CR-3 recorded-late |  | package-lock.json'],
      ['approval-is-on-record-before-the-change CR-3'],
    ],
    [
      'an approval after a change that is dated ahead',
      ({ commit, write, git, gitOn }) => {
        write({ 'package-lock.json': lockFile('1.0.1') });
        git('add', '--all');
        gitOn('2026-06-01T10:00:00Z', 'commit', '--quiet', '--message=Raise\n\nChange: CR-3');
        commit('Approve', { 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-04T08:00:00Z') });
      },
      ['Raise | CR-3 recorded-late |  | package-lock.json'],
      ['approval-is-on-record-before-the-change CR-3'],
    ],
    [
      'an approval and its change from a clock that is behind, brought by one merge',
      ({ on, commit, merge, write, git, gitOn }) => {
        on('one');
        write({ 'records/approvals/APR-3.md': approval('APR-3', 'CR-3', '2026-03-03T10:00:00Z') });
        git('add', '--all');
        gitOn('2026-03-03T10:00:00Z', 'commit', '--quiet', '--message=Approve');
        write({ 'package-lock.json': lockFile('1.0.1') });
        git('add', '--all');
        gitOn('2026-03-03T11:00:00Z', 'commit', '--quiet', '--message=Raise\n\nChange: CR-3');
        on('main');
        commit('Review', { 'REV-1.md': item('REV-1', 'held-on: 2026-03-06\n') });
        merge('Merge one', 'one');
      },
      ['Raise | CR-3 approved |  | package-lock.json'],
      [],
    ],
    [
      'an approval on paper that was scanned later',
      ({ commit }) => {
        commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') });
        commit('Scan', {
          'records/approvals/APR-3.pdf': 'A scan.',
          'records/approvals/APR-3.md': approval(
            'APR-3',
            'CR-3',
            '2026-03-03T10:00:00Z',
            `method: wet-scan\nsignature: APR-3.pdf@sha256:${hash('sha256', 'A scan.')}\n`,
          ),
        });
      },
      ['Raise | CR-3 approved |  | package-lock.json'],
      [],
    ],
    [
      'a request that nobody approved',
      ({ commit }) => void commit('Raise\n\nChange: CR-3', { 'package-lock.json': lockFile('1.0.1') }),
      ['Raise | CR-3 not-approved |  | package-lock.json'],
      ['controlled-change-has-a-request CR-3'],
    ],
    [
      'a request that is a draft',
      ({ commit }) => {
        commit('Think again', { 'CR-1.md': request('CR-1', 'SRS-1', 'status: draft\n') });
        commit(Louder, louder);
      },
      ['Louder | CR-1 not-approved | SRS-1 | SRS-1.md'],
      ['controlled-change-has-a-request CR-1'],
    ],
    [
      'a request that was retired, and one that was rejected',
      ({ commit }) => {
        commit(Louder, louder);
        commit(Second, second);
        commit('Think again', {
          'CR-1.md': request('CR-1', 'SRS-1', 'status: retired\n'),
          'CR-2.md': request('CR-2', 'SRS-2, SWU-1', 'ticket: PUMP-7\nrejected-because: It is too much.\n'),
        });
      },
      ['Second | CR-2 rejected | SRS-2 SWU-1 | SRS-2.md src/a.c', 'Louder | - no-request | SRS-1 | SRS-1.md'],
      [noRequest, noRequest],
    ],
    [
      'a commit that its request names, and one that names two requests',
      ({ commit }) => {
        const one = commit('Words', louder);
        commit('Claim it', { 'CR-1.md': request('CR-1', 'SRS-1', `commits: [${one.slice(0, 9)}]\n`) });
        commit('Both\n\nChange: CR-1, PUMP-7', { 'SRS-1.md': item('SRS-1', '', 'Loudest.'), ...second });
      },
      ['Both | CR-1 CR-2 approved | SRS-1 SRS-2 SWU-1 | SRS-1.md SRS-2.md src/a.c', 'Words | CR-1 approved | SRS-1 | SRS-1.md'],
      [],
    ],
    [
      'what a closed request lists and nothing changed',
      ({ commit }) => {
        commit('Half\n\nChange: CR-2', { 'src/a.c': 'int b;\n' });
        commit('Close', { 'CR-2.md': request('CR-2', 'SRS-2, SWU-1', 'ticket: PUMP-7\nclosed-on: 2026-03-09\n') });
      },
      ['Half | CR-2 approved | SWU-1 | src/a.c'],
      ['listed-change-is-made CR-2'],
    ],
    [
      'a class that changed under a request which says that none does',
      ({ commit }) =>
        void commit('Cause\n\nChange: CR-2', { 'SWU-1.md': item('SWU-1', 'source: [src/a.c]\nsafety-class: B\nresources: [display]\n') }),
      ['Cause | CR-2 approved | SWU-1 | SWU-1.md'],
      ['class-is-evaluated-again-with-the-change CR-2'],
    ],
    [
      'another repository that is taken in at another commit',
      ({ git }) => {
        git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},pump`);
        git('commit', '--quiet', '--message=Take in\n\nChange: CR-1');
        git('update-index', '--cacheinfo', `160000,${'2'.repeat(40)},pump`);
        git('commit', '--quiet', '--message=Take in more');
      },
      ['Take in more | - no-request | ? | pump'],
      [noRequest],
    ],
    [
      'nothing of what was done before control started',
      ({ commit, git }) => {
        commit('Words', louder);
        git('tag', '--force', 'v0');
        commit(Second, second);
      },
      [ledgerOfBoth[0] ?? ''],
      [],
    ],
    [
      'everything anew where the tag was moved back',
      ({ commit, git }) => {
        commit('Words', louder);
        git('tag', '--force', 'v0');
        commit(Second, second);
        git('tag', '--force', 'v0', 'HEAD~2');
      },
      [ledgerOfBoth[0] ?? '', undone],
      [noRequest],
    ],
  ])('%s', async (_, script, ledger, findings) => {
    const tell = scripted();
    script(tell);
    expect(await told(tell.root)).toEqual({ ledger, findings });
  });
});

describe('a folder inside the repository', () => {
  it('has the ledger of its own files', async () => {
    const tell = scripted('dhf');
    tell.commit(Louder, louder);
    tell.commit(Second, { ...second, '../app/main.c': 'x' });
    tell.commit('Beside', { '../app/main.c': 'y' });
    expect(await told(tell.root)).toEqual({ ledger: ledgerOfBoth, findings: [] });
  });

  it('has one ledger before and after it was moved, and moving it is no change', async () => {
    const tell = scripted('dhf');
    tell.commit(Louder, louder);
    tell.git('mv', 'dhf', 'docs');
    tell.git('commit', '--quiet', '--message=Move');
    tell.commit(Second, { '../docs/SRS-2.md': second['SRS-2.md'], '../docs/src/a.c': second['src/a.c'] });
    expect(await told(join(tell.root, '../docs'))).toEqual({ ledger: ledgerOfBoth, findings: [] });
  });
});

describe('a clone', () => {
  it('has no ledger where it holds the latest commits alone, and cannot be judged', async () => {
    const tell = scripted();
    tell.commit(Louder, louder);
    const clone = join(folder(), 'clone');
    git(tell.root, 'clone', '--quiet', '--depth=1', `file://${tell.root}`, clone);
    const { graph, verdict } = await trace(clone, { stage: 'release', asOf: '2026-11-22' });
    expect([graph && changeLedger(graph), verdict]).toEqual([undefined, 'could-not-judge']);
  });

  it('tells that the protected branch was written anew by force, and what it holds now', async () => {
    const tell = scripted();
    tell.commit(Louder, louder);
    const clone = join(folder(), 'clone');
    git(tell.root, 'clone', '--quiet', `file://${tell.root}`, clone);
    tell.git('reset', '--quiet', '--hard', 'HEAD~1');
    tell.commit(Second, second);
    git(clone, 'fetch', '--quiet');
    git(clone, 'reset', '--quiet', '--hard', 'origin/main');
    expect(await told(clone)).toEqual({ ledger: [ledgerOfBoth[0]], findings: ['history-is-not-rewritten SWS-1'] });
  });
});
