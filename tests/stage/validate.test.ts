import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/stage/errors.ts';
import { formError } from '../../src/stage/errors.ts';
import {
  type ExistingMessage,
  type MessageKind,
  validateCommand,
  validateCommands,
  validateInteractionCallback,
  validateMessage,
} from '../../src/stage/validate.ts';

/** "components.0.custom_id CODE" a problem. */
const named = (problems: readonly Problem[]): string[] =>
  problems.map(({ path, code }) => `${path.join('.')} ${code}`.trim());

const x = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

const text = (content: string) => ({ type: 10, content });
const button = (fields: object = {}) => ({ type: 2, style: 1, custom_id: 'id', label: 'Label', ...fields });
const link = (fields: object = {}) => ({ type: 2, style: 5, url: 'https://example.org', label: 'Label', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const select = (fields: object = {}) => ({
  type: 3,
  custom_id: 'select',
  options: [{ label: 'a', value: 'a' }],
  ...fields,
});
const section = (components: object[], accessory: object = button()) => ({ type: 9, components, accessory });
const container = (...components: object[]) => ({ type: 17, components });
const gallery = (url: string) => ({ type: 12, items: [{ media: { url } }] });
const v2 = (...components: object[]) => ({ flags: V2, components });
const legacy = (...components: object[]) => ({ content: 'x', components });

/** What is taken at the limit, what is refused just beyond it, and how the refusal reads. */
type Case = readonly [rule: string, taken: unknown, refused: unknown, problems: readonly string[]];

const MESSAGES: readonly Case[] = [
  ['content of 2,000', { content: x(2000) }, { content: x(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
  ['content is text', { content: '5' }, { content: 5 }, ['content STRING_TYPE_CONVERT', 'EMPTY_MESSAGE']],
  ['not empty', { content: 'x' }, {}, ['EMPTY_MESSAGE']],
  ['not blank', { content: ' x ' }, { content: ' \n ' }, ['EMPTY_MESSAGE']],
  ['not empty with the flag', v2(text('x')), { flags: V2 }, ['EMPTY_MESSAGE']],
  [
    '10 embeds',
    { embeds: times(10, () => ({ title: 'x' })) },
    { embeds: times(11, () => ({ title: 'x' })) },
    ['embeds BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '6,000 characters in all embeds',
    { embeds: [{ description: x(4000) }, { title: x(200), footer: { text: x(1800) } }] },
    { embeds: [{ description: x(4000) }, { title: x(200), footer: { text: x(1801) } }] },
    ['embeds MAX_EMBED_SIZE_EXCEEDED'],
  ],
  [
    'an embed title of 256',
    { embeds: [{ title: x(256) }] },
    { embeds: [{ title: x(257) }] },
    ['embeds.0.title BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'an embed description of 4,096',
    { embeds: [{ description: x(4096) }] },
    { embeds: [{ description: x(4097) }] },
    ['embeds.0.description BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '25 fields',
    { embeds: [{ fields: times(25, () => ({ name: 'n', value: 'v' })) }] },
    { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] },
    ['embeds.0.fields BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a field with a value',
    { embeds: [{ fields: [{ name: 'n', value: 'v' }] }] },
    { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
    ['embeds.0.fields.0.value BASE_TYPE_REQUIRED'],
  ],
  [
    'an embed timestamp',
    { embeds: [{ title: 'x', timestamp: '2026-01-01T00:00:00+08:00' }] },
    { embeds: [{ title: 'x', timestamp: 'today' }] },
    ['embeds.0.timestamp DATE_TIME_TYPE_PARSE'],
  ],
  [
    'an embed colour',
    { embeds: [{ title: 'x', color: 0xffffff }] },
    { embeds: [{ title: 'x', color: 0x1000000 }] },
    ['embeds.0.color NUMBER_TYPE_MAX'],
  ],
  [
    'an embed address',
    { embeds: [{ title: 'x', url: 'https://example.org' }] },
    { embeds: [{ title: 'x', url: 'example' }] },
    ['embeds.0.url URL_TYPE_INVALID_URL'],
  ],
  [
    '5 rows',
    legacy(...times(5, (index) => row(button({ custom_id: `${index}` })))),
    legacy(...times(6, (index) => row(button({ custom_id: `${index}` })))),
    ['components BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '5 buttons in a row',
    legacy(row(...times(5, (index) => button({ custom_id: `${index}` })))),
    legacy(row(...times(6, (index) => button({ custom_id: `${index}` })))),
    ['components.0.components BASE_TYPE_BAD_LENGTH', 'components.0.components.5 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  [
    'a select menu has a row for itself',
    legacy(row(select())),
    legacy(row(button(), select())),
    ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  ['a row holds something', legacy(row(button())), legacy(row()), ['components.0.components BASE_TYPE_BAD_LENGTH']],
  [
    'a row holds no row',
    legacy(row(button())),
    legacy(row(row(button()))),
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'new components need the flag',
    v2(container(text('x'))),
    legacy(container(text('x'))),
    ['components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'a component has a type',
    legacy(row(button())),
    legacy({ components: [button()] }),
    ['components.0.type BASE_TYPE_REQUIRED'],
  ],
  ['a component of a known type', v2(text('x')), v2({ type: 99, content: 'x' }), ['components.0 UNION_TYPE_CHOICES']],
  [
    'no button outside a row',
    v2(row(button())),
    v2(container(button())),
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    'no container in a container',
    v2(container(text('x'))),
    v2(container(container(text('x')))),
    ['components.0.components.0 UNION_TYPE_CHOICES'],
  ],
  [
    '40 components, nested ones and accessories counted',
    v2(
      container(
        ...times(12, (index) => section([text('x')], button({ custom_id: `${index}` }))),
        text('a'),
        text('b'),
        text('c'),
      ),
    ),
    v2(
      container(
        ...times(12, (index) => section([text('x')], button({ custom_id: `${index}` }))),
        text('a'),
        text('b'),
        text('c'),
      ),
      text('d'),
    ),
    ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
  ],
  [
    '4,000 characters in all text displays',
    v2(text(x(2000)), container(text(x(1999)), section([text('x')]))),
    v2(text(x(2000)), container(text(x(1999)), section([text('xx')]))),
    ['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
  ],
  ['a text display says something', v2(text('x')), v2(text('')), ['components.0.content BASE_TYPE_BAD_LENGTH']],
  [
    'no content beside the flag',
    { ...v2(text('x')), content: '' },
    { ...v2(text('x')), content: 'x' },
    ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'no embeds beside the flag',
    { ...v2(text('x')), embeds: [] },
    { ...v2(text('x')), embeds: [{ title: 'x' }] },
    ['embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    'no poll beside the flag',
    { poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] } },
    { ...v2(text('x')), poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] } },
    ['poll MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ],
  [
    '3 texts in a section',
    v2(section(times(3, () => text('x')))),
    v2(section(times(4, () => text('x')))),
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a section has an accessory',
    v2(section([text('x')])),
    v2({ type: 9, components: [text('x')] }),
    ['components.0.accessory BASE_TYPE_REQUIRED'],
  ],
  [
    'custom_id of 100',
    legacy(row(button({ custom_id: x(100) }))),
    legacy(row(button({ custom_id: x(101) }))),
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'custom_id of 1',
    legacy(row(button({ custom_id: 'x' }))),
    legacy(row(button({ custom_id: '' }))),
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a button has a custom_id',
    legacy(row(button())),
    legacy(row({ type: 2, style: 1, label: 'x' })),
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
  ],
  [
    'custom_ids differ, wherever they are',
    v2(row(button({ custom_id: 'a' })), container(section([text('x')], button({ custom_id: 'b' })))),
    v2(row(button({ custom_id: 'a' })), container(section([text('x')], button({ custom_id: 'a' })))),
    ['components.1.components.0.accessory.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'component ids differ',
    v2({ ...text('a'), id: 1 }, { ...text('b'), id: 2 }),
    v2({ ...text('a'), id: 1 }, { ...text('b'), id: 1 }),
    ['components.1.id STAGE_COMPONENT_ID_DUPLICATED'],
  ],
  [
    'a label of 80',
    legacy(row(button({ label: x(80) }))),
    legacy(row(button({ label: x(81) }))),
    ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a label or an emoji',
    legacy(row(button({ label: undefined, emoji: { name: '📄' } }))),
    legacy(row(button({ label: '' }))),
    ['components.0.components.0.label BASE_TYPE_REQUIRED'],
  ],
  [
    'a known style',
    legacy(row(button({ style: 4 }))),
    legacy(row(button({ style: 9 }))),
    ['components.0.components.0.style BASE_TYPE_CHOICES'],
  ],
  [
    'a link has an address',
    legacy(row(link())),
    legacy(row(link({ url: undefined }))),
    ['components.0.components.0.url BASE_TYPE_REQUIRED'],
  ],
  [
    'a link has no custom_id',
    legacy(row(link())),
    legacy(row(link({ custom_id: 'x' }))),
    ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
  ],
  [
    'a link leads to the web',
    legacy(row(link({ url: 'http://example.org' }))),
    legacy(row(link({ url: 'file:///etc/passwd' }))),
    ['components.0.components.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    '25 select options',
    legacy(row(select({ options: times(25, (index) => ({ label: 'x', value: `${index}` })) }))),
    legacy(row(select({ options: times(26, (index) => ({ label: 'x', value: `${index}` })) }))),
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'select options differ',
    legacy(
      row(
        select({
          options: [
            { label: 'x', value: 'a' },
            { label: 'x', value: 'b' },
          ],
        }),
      ),
    ),
    legacy(
      row(
        select({
          options: [
            { label: 'x', value: 'a' },
            { label: 'y', value: 'a' },
          ],
        }),
      ),
    ),
    ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
  [
    '10 pictures in a gallery',
    v2({ type: 12, items: times(10, () => ({ media: { url: 'https://example.org/a.png' } })) }),
    v2({ type: 12, items: times(11, () => ({ media: { url: 'https://example.org/a.png' } })) }),
    ['components.0.items BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'media come from the web or the message',
    v2(gallery('attachment://a.png'), gallery('https://example.org/a.png')),
    v2(gallery('data:image/png;base64,AAAA')),
    ['components.0.items.0.media.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'a file is an attachment',
    v2({ type: 13, file: { url: 'attachment://a.txt' } }),
    v2({ type: 13, file: { url: 'https://example.org/a.txt' } }),
    ['components.0.file.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'no unknown key in a component',
    legacy(row(button())),
    legacy(row(button({ customId: 'x' }))),
    ['components.0.components.0.customId STAGE_UNKNOWN_FIELD'],
  ],
  [
    'no unknown key in a message',
    { content: 'x', tts: false },
    { content: 'x', ephemeral: true },
    ['ephemeral STAGE_UNKNOWN_FIELD'],
  ],
  [
    'allowed_mentions of known kinds',
    { content: 'x', allowed_mentions: { parse: ['users', 'roles', 'everyone'] } },
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    ['allowed_mentions.parse.0 BASE_TYPE_CHOICES'],
  ],
  [
    'allowed_mentions by kind or by name',
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  [
    'a snowflake is a number',
    { content: 'x', allowed_mentions: { users: ['12'] } },
    { content: 'x', allowed_mentions: { users: ['me'] } },
    ['allowed_mentions.users.0 NUMBER_TYPE_COERCE'],
  ],
  // {"embeds":[{"description":"…"},{"description":"…"}]} is 50 bytes around the text; a Chinese character is 3.
  [
    '9,000 bytes',
    { embeds: [{ description: '检'.repeat(1400) }, { description: '检'.repeat(1582) + x(4) }] },
    { embeds: [{ description: '检'.repeat(1400) }, { description: '检'.repeat(1582) + x(5) }] },
    ['STAGE_TOO_MANY_BYTES'],
  ],
  [
    'a list where a list belongs',
    { content: 'x', embeds: [] },
    { content: 'x', embeds: {} },
    ['embeds LIST_TYPE_CONVERT'],
  ],
  [
    'an object where an object belongs',
    { embeds: [{ title: 'x' }] },
    { embeds: ['x'] },
    ['embeds.0 MODEL_TYPE_CONVERT'],
  ],
  ['a yes or no', { content: 'x', tts: true }, { content: 'x', tts: 'yes' }, ['tts BOOLEAN_TYPE_CONVERT']],
  ['flags are a number', { content: 'x', flags: 4 }, { content: 'x', flags: '4' }, ['flags NUMBER_TYPE_COERCE']],
];

describe('a message', () => {
  test.each(MESSAGES)('%s', (_rule, taken, refused, problems) => {
    expect(named(validateMessage(taken))).toEqual([]);
    expect(named(validateMessage(refused))).toEqual(problems);
  });

  test('that is no object is refused', () => {
    expect(named(validateMessage([]))).toEqual(['MODEL_TYPE_CONVERT']);
    expect(named(validateMessage(null))).toEqual(['MODEL_TYPE_CONVERT']);
  });

  test.each<[MessageKind, boolean]>([
    ['reply', true],
    ['follow-up', true],
    ['channel', false],
    ['channel-edit', false],
  ])('as %s: may it be ephemeral? %s', (kind, allowed) => {
    const problems = named(validateMessage({ content: 'x', flags: EPHEMERAL }, { kind }));
    expect(problems).toEqual(allowed ? [] : ['flags STAGE_EPHEMERAL_NOT_ALLOWED']);
  });

  test('a nonce has 25 characters at most', () => {
    const body = (length: number) => ({ content: 'x', nonce: x(length), enforce_nonce: true });
    expect(named(validateMessage(body(25), { kind: 'channel' }))).toEqual([]);
    expect(named(validateMessage(body(26), { kind: 'channel' }))).toEqual(['nonce NONCE_TYPE_TOO_LONG']);
  });

  test('media refer to the files that are there, where these are known', () => {
    const body = v2(gallery('attachment://%E5%9B%BE.png'));
    expect(named(validateMessage(body))).toEqual([]);
    expect(named(validateMessage(body, { files: ['图.png'] }))).toEqual([]);
    expect(named(validateMessage(body, { files: ['other.png'] }))).toEqual([
      'components.0.items.0.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ]);
  });

  test('a file makes a message, the mere mention of one does not', () => {
    expect(named(validateMessage({}, { files: ['a.txt'] }))).toEqual([]);
    expect(named(validateMessage({ attachments: [{ id: '0' }] }, { files: [] }))).toEqual(['EMPTY_MESSAGE']);
  });
});

describe('an edit', () => {
  const existing = (fields: Partial<ExistingMessage> = {}): ExistingMessage => ({
    content: '',
    embeds: [],
    attachments: [],
    flags: 0,
    ...fields,
  });
  const edit = (body: unknown, before: ExistingMessage, kind: MessageKind = 'edit') =>
    named(validateMessage(body, { kind, existing: before }));

  test('keeps what it does not name, but must leave something', () => {
    expect(edit({ components: [] }, existing({ content: 'x' }))).toEqual([]);
    expect(edit({ content: '' }, existing({ content: 'x', components: [row(button())] }))).toEqual([]);
    expect(edit({ content: '' }, existing({ content: 'x' }))).toEqual(['EMPTY_MESSAGE']);
  });

  test('cannot take IS_COMPONENTS_V2 away, nor bring content to it', () => {
    const before = existing({ flags: V2, components: [text('x')] });
    expect(edit(v2(text('y')), before)).toEqual([]);
    expect(edit({ flags: 0 }, before)).toEqual(['flags STAGE_COMPONENTS_V2_DROPPED']);
    expect(edit({ content: 'y' }, before)).toEqual(['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2']);
    expect(edit({ components: [text('y')] }, before)).toEqual(['components.0 UNION_TYPE_CHOICES']);
  });

  test('turns a message into a components v2 one only when it empties what these cannot have', () => {
    const before = existing({ content: 'x', embeds: [{ title: 'x' }] });
    expect(edit({ ...v2(text('y')), content: null, embeds: [] }, before)).toEqual([]);
    expect(edit(v2(text('y')), before)).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  test('may repeat the ephemeral flag of an ephemeral message', () => {
    const body = { content: 'y', flags: EPHEMERAL };
    expect(edit(body, existing({ content: 'x', flags: EPHEMERAL }), 'update')).toEqual([]);
    expect(edit(body, existing({ content: 'x' }), 'update')).toEqual(['flags STAGE_EPHEMERAL_NOT_ALLOWED']);
  });
});

describe('an interaction callback', () => {
  const [COMMAND, COMPONENT, AUTOCOMPLETE] = [2, 3, 4];
  const message = { content: 'x' };
  const choice = (fields: object = {}) => ({ name: 'x', value: 'x', ...fields });
  const choices = (...list: object[]) => ({ type: 8, data: { choices: list } });

  test.each([
    ['a message for a command', { type: 4, data: message }, COMMAND, []],
    ['a deferral for a command', { type: 5, data: { flags: EPHEMERAL } }, COMMAND, []],
    ['a message without data', { type: 4 }, COMMAND, ['EMPTY_MESSAGE']],
    ['an update for a command', { type: 7, data: message }, COMMAND, ['type BASE_TYPE_CHOICES']],
    ['a deferred update for a component', { type: 6 }, COMPONENT, []],
    ['an update for a component', { type: 7, data: message }, COMPONENT, []],
    ['choices for a command', choices(), COMMAND, ['type BASE_TYPE_CHOICES']],
    ['no choices for autocomplete', choices(), AUTOCOMPLETE, []],
    ['a deferral for autocomplete', { type: 5 }, AUTOCOMPLETE, ['type BASE_TYPE_CHOICES']],
    ['a message for autocomplete', { type: 4, data: message }, AUTOCOMPLETE, ['type BASE_TYPE_CHOICES']],
    ['no type', { data: message }, COMMAND, ['type BASE_TYPE_REQUIRED']],
    ['an unknown key', { type: 4, data: message, files: [] }, COMMAND, ['files STAGE_UNKNOWN_FIELD']],
    [
      'a problem of its message',
      { type: 4, data: { content: x(2001) } },
      COMMAND,
      ['data.content BASE_TYPE_MAX_LENGTH'],
    ],
    ['25 choices', choices(...times(25, () => choice())), AUTOCOMPLETE, []],
    ['26 choices', choices(...times(26, () => choice())), AUTOCOMPLETE, ['data.choices BASE_TYPE_MAX_LENGTH']],
    ['a choice name of 100', choices(choice({ name: x(100) })), AUTOCOMPLETE, []],
    [
      'a choice name of 101',
      choices(choice({ name: x(101) })),
      AUTOCOMPLETE,
      ['data.choices.0.name BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a choice without a name',
      choices(choice({ name: '' })),
      AUTOCOMPLETE,
      ['data.choices.0.name BASE_TYPE_BAD_LENGTH'],
    ],
    ['a choice value of 100', choices(choice({ value: x(100) })), AUTOCOMPLETE, []],
    [
      'a choice value of 101',
      choices(choice({ value: x(101) })),
      AUTOCOMPLETE,
      ['data.choices.0.value BASE_TYPE_MAX_LENGTH'],
    ],
    ['a number as value', choices(choice({ value: 3 })), AUTOCOMPLETE, []],
    ['a key that choices lack', choices(choice({ id: 1 })), AUTOCOMPLETE, ['data.choices.0.id STAGE_UNKNOWN_FIELD']],
    ['choices that are missing', { type: 8, data: {} }, AUTOCOMPLETE, ['data.choices BASE_TYPE_REQUIRED']],
    ['data that are missing', { type: 8 }, AUTOCOMPLETE, ['data BASE_TYPE_REQUIRED']],
    ['nothing at all', null, COMMAND, ['MODEL_TYPE_CONVERT']],
  ])('%s', (_what, body, interaction, problems) => {
    expect(named(validateInteractionCallback(body, interaction ?? 0))).toEqual(problems);
  });
});

describe('a command', () => {
  const command = (fields: object = {}) => ({ name: 'unit', description: 'x', ...fields });
  const option = (fields: object = {}) => ({ type: 3, name: 'name', description: 'x', ...fields });
  const withOptions = (...options: object[]) => command({ options });
  const choice = (index: number) => ({ name: `n${index}`, value: `v${index}` });

  const COMMANDS: readonly Case[] = [
    ['a name of 32', command({ name: x(32) }), command({ name: x(33) }), ['name BASE_TYPE_BAD_LENGTH']],
    [
      'a name of letters',
      command({ name: '单位-unit_2' }),
      command({ name: 'a b' }),
      ['name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'a name in lower case',
      command({ name: 'unit' }),
      command({ name: 'Unit' }),
      ['name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'a description of 100',
      command({ description: x(100) }),
      command({ description: x(101) }),
      ['description BASE_TYPE_BAD_LENGTH'],
    ],
    ['a description', command(), command({ description: '' }), ['description BASE_TYPE_REQUIRED']],
    [
      'no description for a context menu',
      command({ type: 2, name: 'Look up', description: '' }),
      command({ type: 2 }),
      ['description APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED'],
    ],
    [
      'translations into known locales',
      command({ name_localizations: { 'zh-CN': '单位' }, description_localizations: { 'zh-TW': '單位' } }),
      command({ name_localizations: { zh: '单位' } }),
      ['name_localizations.zh ENUM_TYPE_COERCE'],
    ],
    [
      'translated names by the same rule',
      command({ name_localizations: { 'zh-CN': '单位' } }),
      command({ name_localizations: { 'zh-CN': '单 位' } }),
      ['name_localizations.zh-CN APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'translated descriptions of 100',
      command({ description_localizations: { 'zh-CN': x(100) } }),
      command({ description_localizations: { 'zh-CN': x(101) } }),
      ['description_localizations.zh-CN BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'permissions as text or number',
      command({ default_member_permissions: '32' }),
      command({ default_member_permissions: 'ManageGuild' }),
      ['default_member_permissions NUMBER_TYPE_COERCE'],
    ],
    [
      '25 options',
      withOptions(...times(25, (index) => option({ name: `o${index}` }))),
      withOptions(...times(26, (index) => option({ name: `o${index}` }))),
      ['options BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'required options first',
      withOptions(option({ name: 'a', required: true }), option({ name: 'b' })),
      withOptions(option({ name: 'a' }), option({ name: 'b', required: true })),
      ['options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ],
    [
      'options differ',
      withOptions(option({ name: 'a' }), option({ name: 'b' })),
      withOptions(option({ name: 'a' }), option({ name: 'a' })),
      ['options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'],
    ],
    [
      'an option name',
      withOptions(option({ name: 'granted_by' })),
      withOptions(option({ name: 'granted by' })),
      ['options.0.name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'an option description',
      withOptions(option()),
      withOptions(option({ description: '' })),
      ['options.0.description BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'an option type',
      withOptions(option({ type: 11 })),
      withOptions(option({ type: 12 })),
      ['options.0 UNION_TYPE_CHOICES'],
    ],
    [
      'no unknown key in an option',
      withOptions(option({ min_length: 1 })),
      withOptions(option({ minLength: 1 })),
      ['options.0.minLength STAGE_UNKNOWN_FIELD'],
    ],
    [
      'subcommands or options, not both',
      withOptions({ type: 1, name: 'a', description: 'x' }, { type: 1, name: 'b', description: 'x' }),
      withOptions({ type: 1, name: 'a', description: 'x' }, option({ name: 'b' })),
      ['options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'],
    ],
    [
      'the options of a subcommand',
      withOptions({ type: 1, name: 'a', description: 'x', options: [option()] }),
      withOptions({ type: 1, name: 'a', description: 'x', options: [option({ name: 'A' })] }),
      ['options.0.options.0.name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      '25 choices',
      withOptions(option({ choices: times(25, choice) })),
      withOptions(option({ choices: times(26, choice) })),
      ['options.0.choices BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a choice name of 100',
      withOptions(option({ choices: [{ name: x(100), value: 'v' }] })),
      withOptions(option({ choices: [{ name: x(101), value: 'v' }] })),
      ['options.0.choices.0.name BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a choice value of 100',
      withOptions(option({ choices: [{ name: 'n', value: x(100) }] })),
      withOptions(option({ choices: [{ name: 'n', value: x(101) }] })),
      ['options.0.choices.0.value BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'choices differ',
      withOptions(option({ choices: [choice(1), choice(2)] })),
      withOptions(option({ choices: [choice(1), { name: 'n1', value: 'v2' }] })),
      ['options.0.choices.1 APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS'],
    ],
    [
      'choices or autocomplete',
      withOptions(option({ choices: [], autocomplete: true })),
      withOptions(option({ choices: [choice(1)], autocomplete: true })),
      ['options.0.autocomplete STAGE_AUTOCOMPLETE_WITH_CHOICES'],
    ],
    [
      'number choices for a number',
      withOptions(option({ type: 4, choices: [{ name: 'n', value: 1 }] })),
      withOptions(option({ type: 4, choices: [{ name: 'n', value: '1' }] })),
      ['options.0.choices.0.value NUMBER_TYPE_COERCE'],
    ],
    // Name 4 and description 1; an option has 1 + 94, a choice 1 + 78: 5 + 25 * 95 + 71 * 79 = 7,989, and 11 more.
    [
      '8,000 characters, of translations the longest',
      command({
        description: x(12),
        options: times(25, (at) => option({ name: letter(at), description: x(94), choices: at < 3 ? bulk(at) : [] })),
      }),
      command({
        description_localizations: { 'zh-CN': x(13) },
        options: times(25, (at) => option({ name: letter(at), description: x(94), choices: at < 3 ? bulk(at) : [] })),
      }),
      ['APPLICATION_COMMAND_TOO_LARGE'],
    ],
  ];

  function letter(at: number): string {
    return String.fromCharCode(97 + at);
  }

  function bulk(at: number): object[] {
    return times(at < 2 ? 25 : 21, (index) => ({ name: letter(index), value: x(78) }));
  }

  test.each(COMMANDS)('%s', (_rule, taken, refused, problems) => {
    expect(named(validateCommand(taken))).toEqual([]);
    expect(named(validateCommand(refused))).toEqual(problems);
  });

  test('in a list has its index in the path, and a name of its own', () => {
    expect(named(validateCommands([command(), command({ name: 'other' })]))).toEqual([]);
    expect(named(validateCommands([command(), command({ name: 'No' })]))).toEqual([
      '1.name APPLICATION_COMMAND_INVALID_NAME',
    ]);
    expect(named(validateCommands([command(), command()]))).toEqual(['1 APPLICATION_COMMANDS_DUPLICATE_NAME']);
    expect(named(validateCommands([command(), command({ type: 2, description: '' })]))).toEqual([]);
    expect(named(validateCommands({}))).toEqual(['LIST_TYPE_CONVERT']);
  });

  test('that was read from Discord may be sent back', () => {
    const read = { id: '1', application_id: '2', version: '3', nsfw: false, dm_permission: true, contexts: null };
    expect(named(validateCommands([command(read)]))).toEqual([]);
  });
});

test('problems are answered as Discord does: nested under their path, indexes as keys', () => {
  const problems = validateMessage(legacy(row(button({ label: x(81) }))));
  expect(formError(problems)).toEqual({
    status: 400,
    body: {
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        components: {
          0: {
            components: {
              0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 80 or fewer in length.' }] } },
            },
          },
        },
      },
    },
  });
  expect(formError(validateMessage({}))).toEqual({
    status: 400,
    body: { code: 50006, message: 'Cannot send an empty message' },
  });
});
