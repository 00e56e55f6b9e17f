import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { read, said } from './register.ts';

/** As `GET /rest/api/3/search` of Jira Cloud answers. */
const jira = {
  startAt: 0,
  maxResults: 50,
  total: 1,
  issues: [
    {
      key: 'TW-7',
      fields: {
        summary: 'Display stays dark',
        created: '2026-11-18T08:00:00.000+0000',
        customfield_10010: { value: 'Major', id: '3' },
        versions: [{ name: '1.0.0' }, { name: '1.1.0' }],
        description: {
          type: 'doc',
          version: 1,
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'Press ' },
                { type: 'text', text: 'On', marks: [{ type: 'strong' }] },
              ],
            },
            {
              type: 'bulletList',
              content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'dark' }] }] }],
            },
          ],
        },
      },
    },
  ],
};

/** As `gh issue list --json number,title,body,labels,createdAt` writes. */
const github = [
  {
    number: 45,
    title: 'Beeps',
    body: '### What happened\n\nIt beeps.\n\n### Severity\n\nMinor\n',
    labels: [{ name: 'safety' }],
    createdAt: '2026-11-18T08:00:00Z',
  },
  { number: 46, title: 'Hums', body: '### What happened\n\nIt hums.\n', labels: [], createdAt: '2026-11-19T08:00:00Z' },
];

/** As `GET /projects/:id/issues` of GitLab answers. */
const gitlab = [
  { iid: 12, title: 'Slow', description: 'Slow to start.', labels: ['bug', 'ui'], created_at: '2026-11-18T08:00:00.000Z', closed_at: null },
];

/** As the work items batch of Azure DevOps answers. */
const azure = {
  count: 1,
  value: [
    {
      id: 4711,
      fields: {
        'System.Title': 'Cut off',
        'System.Description': '<div>Cut&nbsp;off at <b>5 &lt; x</b></div><div>twice</div>',
        'System.CreatedDate': '2026-11-18T08:00:00.5Z',
      },
    },
  ],
};

const text = (value: unknown) => JSON.stringify(value, null, 1);

describe('a register in JSON', () => {
  it('is read as Jira answers, rich text too', () => {
    const paths = { statement: 'fields.description', 'investigated-on': 'fields.created', criticality: 'fields.customfield_10010.value' };
    const facts = read('p.json', text(jira), {
      id: 'key',
      title: 'fields.summary',
      ...paths,
      'affected-versions': 'fields.versions[].name',
    });
    expect(said(facts)).toEqual([
      'TW-7@7:11 Display stays dark | statement=Press On dark | investigated-on=2026-11-18 | criticality=Major | affected-versions=1.0.0 + 1.1.0',
    ]);
    expect(facts.items[0]?.place).toMatchObject({ file: 'p.json', line: 6, column: 3 });
  });

  it('is read as GitHub writes, with the headings of a form', () => {
    const paths = { statement: 'body#What happened', criticality: 'body#Severity', 'safety-related': 'labels[].name' };
    const values = { 'safety-related': { safety: 'yes', otherwise: 'no' } };
    expect(said(read('p.json', text(github), { id: '#{number}', title: 'title', ...paths }, 'problem-report', values))).toEqual([
      '#45@3:13 Beeps | statement=It beeps. | criticality=Minor | safety-related=yes',
      '#46@14:13 Hums | statement=It hums. | safety-related=no',
    ]);
  });

  it('is read as GitLab answers', () => {
    expect(
      said(
        read('p.json', text(gitlab), { id: '#{iid}', title: 'title', statement: 'description', tags: 'labels', 'closed-on': 'closed_at' }),
      ),
    ).toEqual(['#12@3:10 Slow | statement=Slow to start. | tags=bug + ui']);
  });

  it('is read as Azure DevOps answers, dots in names and HTML in texts', () => {
    const paths = { title: 'fields.System.Title', statement: 'fields.System.Description', 'closed-on': 'fields.System.CreatedDate' };
    expect(said(read('p.json', text(azure), { id: 'AB#{id}', ...paths }))).toEqual([
      'AB#4711@5:10 Cut off | statement=Cut off at 5 < x twice | closed-on=2026-11-18',
    ]);
  });

  it('without tickets has no items', () => {
    expect(said(read('p.json', '[]', { id: 'key' }))).toEqual([]);
    expect(said(read('p.json', '{"total":0,"issues":[]}', { id: 'key' }))).toEqual([]);
  });

  it('has names like those of programs as names', () => {
    expect(said(read('p.json', '[{"__proto__":{"key":"TW-1"},"constructor":"x"}]', { id: '__proto__.key', title: 'constructor' }))).toEqual(
      ['TW-1@1:22 x'],
    );
    expect(said(read('p.json', '[{"key":"TW-1"}]', { id: 'key', title: 'toString' }))).toEqual([
      '1:2 unreadable: `columns` names `toString`, and no ticket has it',
    ]);
  });

  it.each([
    ['the first of several pages', { ...jira, total: 120 }, '4:11 unreadable: it holds 1 tickets, and `total` says that there are 120'],
    [
      'a page with a successor',
      { issues: [{ key: 'TW-1' }], nextPageToken: 'x' },
      '7:19 unreadable: it says itself that it is only a part of the tickets found',
    ],
    [
      'a page that is not the last',
      { issues: [{ key: 'TW-1' }], isLast: false },
      '7:12 unreadable: it says itself that it is only a part of the tickets found',
    ],
    ['no list', { key: 'TW-1' }, '1:1 unreadable: it holds no list of tickets'],
    [
      'an answer to WIQL',
      { workItems: [{ id: 1, url: 'https://example.com/1' }] },
      '3:3 unreadable: it holds the numbers of tickets and none of their fields',
    ],
    ['an object in place of a value', [{ key: { name: 'TW-1' } }], '3:10 unreadable: `key` leads to an object, not to a value'],
    ['a text in place of a ticket', ['TW-1'], '2:2 unreadable: this is no ticket: an object with its fields is expected'],
  ])('with %s is refused with its line', (_, value, expected) => {
    expect(said(read('p.json', text(value), { id: 'key' }))).toEqual([expected]);
  });

  it('nested beyond measure is refused', () => {
    expect(said(read('p.json', '['.repeat(50_000), { id: 'key' }))[0]).toMatch(/nested more than/);
  });
});

test('no cut of a register is read as fewer tickets', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(jira, github, gitlab, azure),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (value, at) => {
        const whole = JSON.stringify(value);
        const { items, unreadable } = read('p.json', whole.slice(0, Math.floor(at * whole.length)), { id: 'key' });
        expect([items.length, unreadable.length]).toEqual([0, 1]);
      },
    ),
  );
});
