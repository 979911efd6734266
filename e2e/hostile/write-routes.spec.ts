import type { OutgoingHttpHeaders } from 'node:http';
import { ACTION_ROLES } from '../../lib/core/testing/action-roles';
import { addAccount, runAccountCommand } from '../steps/accounts';
import { PROGRAMME } from '../steps/addresses';
import type { RawClient } from '../steps/raw-client';
import {
  builtActions,
  call,
  callWithForm,
  type Fields,
  outcomeOf,
  type ServerAction,
} from '../steps/server-actions';
import { watchDatabase } from '../steps/written-rows';
import { expect, type HttpsSite, test } from './https-site';

/** A form that every action can read something from, and none can carry out. */
const FIELDS: Fields = [
  ['locale', 'en'],
  ['programme', PROGRAMME],
  ['pledge', 'political-reforms-systematic'],
  ['target', ''],
  ['id', '00000000-0000-4000-8000-000000000001'],
  ['user', '00000000-0000-4000-8000-000000000001'],
  ['version', '1'],
  ['email', 'new@example.org'],
  ['role', 'editor'],
  ['reason', 'A reason.'],
  ['url', 'https://example.org/'],
];

/** They take nothing from the form: whoever may call them gets what they are for. */
const WITHOUT_INPUT = ['startSecondFactorAction', 'makeSnapshotAction', 'setFactorRulesAction'];

const named = (names: readonly string[]) => builtActions().filter(({ name }) => names.includes(name));
const FOR_ACCOUNTS = [...ACTION_ROLES.editor, ...ACTION_ROLES.reviewer, ...ACTION_ROLES.admin];

/** Somebody signed in, and what happened to the account afterwards. */
async function somebody(
  { site, visitor }: HttpsSite,
  role: 'editor' | 'reviewer' | 'admin',
  after: string[] = [],
): Promise<RawClient> {
  const account = await addAccount(role, 'Somebody', site.data);
  const client = visitor();
  expect(await client.signIn(account.email, account.password)).toBe(true);
  const [command, ...more] = after;
  if (command !== undefined) {
    const args = [command, account.email, ...more];
    const { code, output } = await runAccountCommand(args, 'a wholly other password', site.data);
    expect(code, output).toBe(0);
  }
  return client;
}

/** The administrator of the site, whom nothing here may harm. */
async function administrator({ admin, visitor }: HttpsSite): Promise<RawClient> {
  const client = visitor();
  expect(await client.signIn(admin.email, admin.password)).toBe(true);
  return client;
}

/** Calls each action and says which were answered otherwise than expected, or wrote. */
async function strays(
  https: HttpsSite,
  actions: readonly ServerAction[],
  ask: (action: ServerAction) => Promise<string>,
  expected: RegExp,
): Promise<string[]> {
  await using database = await watchDatabase(https.site.data);
  const found: string[] = [];
  let before = await database.written();
  for (const action of actions) {
    const said = await ask(action);
    const after = await database.written();
    const isSame = after === before;
    before = after;
    if (!expected.test(said) || !isSame) found.push(`${action.name}: ${said}${isSame ? '' : ' (written)'}`);
  }
  return found;
}

const NO_SESSION = /^(session_ended|sign_in)$/;
const REFUSED = /^(session_ended|sign_in|not_allowed)$/;

test('every server action of the build is listed with who it is for', () => {
  const listed = Object.values(ACTION_ROLES).flat();
  expect(
    builtActions()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(listed.toSorted());
});

test('without a session that holds, no action does anything', async ({ https }) => {
  const forged = https.visitor();
  const whose: [string, RawClient, OutgoingHttpHeaders][] = [
    ['a visitor', https.visitor(), {}],
    ['a forged cookie', forged, { cookie: '__Host-next-auth.session-token=eyJhbGciOiJub25lIn0.e30.' }],
    ['a disabled account', await somebody(https, 'admin', ['disable']), {}],
    ['an ended session', await somebody(https, 'admin', ['password', '--password-stdin']), {}],
  ];
  for (const [who, client, headers] of whose) {
    const ask = async (action: ServerAction) =>
      outcomeOf(await callWithForm(client, action, FIELDS, { headers }));
    expect(await strays(https, named(FOR_ACCOUNTS), ask, NO_SESSION), who).toEqual([]);
  }
});

test('without the permission, no action does anything', async ({ https }) => {
  const whose = [
    ['editor', [...ACTION_ROLES.reviewer, ...ACTION_ROLES.admin]],
    ['reviewer', ACTION_ROLES.admin],
  ] as const;
  for (const [role, names] of whose) {
    const client = await somebody(https, role);
    const ask = async (action: ServerAction) => outcomeOf(await callWithForm(client, action, FIELDS));
    expect(await strays(https, named(names), ask, REFUSED), role).toEqual([]);
  }
});

test('from another site, or from nobody knows where, no action does anything', async ({ https }) => {
  const client = await administrator(https);
  const nowhere = { origin: undefined, 'sec-fetch-site': undefined };
  const places: OutgoingHttpHeaders[] = [
    nowhere,
    { ...nowhere, origin: 'https://evil.example' },
    { ...nowhere, origin: 'null' },
    { ...nowhere, origin: 'https://pledges.example.org.evil.example' },
    { ...nowhere, referer: 'https://evil.example/https://pledges.example.org/' },
    { ...nowhere, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ];
  for (const headers of places) {
    const ask = async (action: ServerAction) => {
      const { status, text } = await callWithForm(client, action, FIELDS, { headers });
      return `${status} ${text.includes('Nothing was done')}`;
    };
    expect(await strays(https, builtActions(), ask, /^403 true$/), JSON.stringify(headers)).toEqual([]);
  }
});

const JSON_TYPE = 'text/plain;charset=UTF-8';
const MALFORMED: readonly (readonly [what: string, body: string, type: string])[] = [
  ['nothing', '', JSON_TYPE],
  ['no arguments', '[]', JSON_TYPE],
  ['null', '[null,null]', JSON_TYPE],
  ['other types', '["x",5]', JSON_TYPE],
  ['many arguments', `[${'1,'.repeat(200)}1]`, JSON_TYPE],
  [
    'names of prototypes',
    '[{"__proto__":{"isDone":true},"constructor":{"prototype":{}}},{"__proto__":{}}]',
    JSON_TYPE,
  ],
  ['half of a text', '{"a"', JSON_TYPE],
  ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, JSON_TYPE],
  ['references to nothing', '["$F1","$K9"]', JSON_TYPE],
  ['no form', 'garbage', 'multipart/form-data; boundary=x'],
  ['a form of another kind', 'a=b', 'application/x-www-form-urlencoded'],
  ['another type', '{"id":1}', 'application/json'],
];

for (const [what, body, type] of MALFORMED) {
  test(`called with ${what}, no action does anything or falls`, async ({ https }) => {
    const client = await administrator(https);
    const actions = builtActions().filter(
      ({ name }) => FOR_ACCOUNTS.includes(name as never) && !WITHOUT_INPUT.includes(name),
    );
    const ask = async (action: ServerAction) => {
      const reply = await call(client, action, body, type);
      return reply.status === 200 ? `200 ${outcomeOf(reply)}` : String(reply.status);
    };
    expect(await strays(https, actions, ask, /^(4\d\d|200 (?!done|to )\w.*)$/)).toEqual([]);
  });
}

test('files in the place of texts, texts without end and strange names are refused in words', async ({
  https,
}) => {
  const client = await administrator(https);
  const forms: [string, Fields][] = [
    ['files', FIELDS.map(([name]) => [name, { file: 'x' }])],
    [
      'names of prototypes',
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
        ['toString', 'z'],
      ],
    ],
    ['long texts', FIELDS.map(([name]) => [name, 'x'.repeat(50_000)])],
    ['null bytes', FIELDS.map(([name]) => [name, 'a\u0000b'])],
    ['an id of SQL', FIELDS.map(([name, value]) => [name, name === 'id' ? "' OR 1=1 --" : value])],
  ];
  const actions = named(FOR_ACCOUNTS).filter(({ name }) => !WITHOUT_INPUT.includes(name));
  for (const [what, fields] of forms) {
    const ask = async (action: ServerAction) => outcomeOf(await callWithForm(client, action, fields));
    expect(await strays(https, actions, ask, /^(?!done|to |5\d\d)\w/), what).toEqual([]);
  }
});
