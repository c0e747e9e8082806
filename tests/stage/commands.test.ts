import { SlashCommandBuilder } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands, openStage, restOf, startBot } from './bot.ts';

describe('registration', () => {
  test('a bulk overwrite replaces everything and keeps the ids of names that stay', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    const before = stage.registeredCommands();
    expect(before.map(({ name }) => name)).toEqual(['unit', 'help', 'digest']);
    const fresh = new SlashCommandBuilder().setName('search').setDescription('Search');
    await client.application.commands.set([...commands.slice(0, 1), fresh]);
    const after = stage.registeredCommands();
    expect(after.map(({ name }) => name)).toEqual(['unit', 'search']);
    expect(after[0]?.id).toBe(before[0]?.id);
    expect(after[0]?.version).not.toBe(before[0]?.version);
  });

  test('a guild has its own commands, which go before the global ones', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage, { command: (interaction) => interaction.reply(interaction.commandId) });
    await client.application.commands.set(commands.slice(1, 2), stage.guildId);
    const [guildHelp] = stage.registeredCommands(stage.guildId);
    expect(stage.registeredCommands()).toHaveLength(3);
    expect((await stage.run({ name: 'help' })).message?.content).toBe(guildHelp?.id);
  });

  test('one command is created, overwritten, read, changed and deleted', async () => {
    const stage = await openStage();
    const rest = restOf(stage);
    const url = `/applications/${stage.applicationId}/commands` as const;
    const created = await rest.post(url, { body: { name: 'a', description: 'first' } });
    expect(await rest.post(url, { body: { name: 'a', description: 'second' } })).toMatchObject({
      id: Reflect.get(Object(created), 'id'),
      description: 'second',
    });
    expect(stage.log.map(({ status }) => status)).toEqual([201, 200]);
    const one = `${url}/${stage.registeredCommands()[0]?.id}` as const;
    expect(await rest.patch(one, { body: { description: 'third' } })).toMatchObject({
      name: 'a',
      description: 'third',
    });
    expect(await rest.get(one)).toMatchObject({ description: 'third' });
    await rest.delete(one);
    await expect(rest.get(one)).rejects.toMatchObject({ status: 404, code: 10063 });
    expect(stage.registeredCommands()).toEqual([]);
  });

  test('the list leaves translations out unless it is asked for them', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    const url = `/applications/${client.application.id}/commands` as const;
    const plain = await client.rest.get(url);
    expect(JSON.stringify(plain)).not.toContain('localizations');
    const full = await client.rest.get(url, { query: new URLSearchParams({ with_localizations: 'true' }) });
    expect(full).toMatchObject([{ name: 'unit', name_localizations: { 'zh-CN': '单位' } }, {}, {}]);
  });

  test('a command that Discord would refuse is refused with its path, and nothing changes', async () => {
    const stage = await openStage();
    const { client } = await startBot(stage);
    await expect(
      client.rest.put(`/applications/${stage.applicationId}/commands`, {
        body: [
          { name: 'ok', description: 'x' },
          { name: 'Not OK', description: 'x' },
        ],
      }),
    ).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } } },
    });
    expect(stage.registeredCommands()).toHaveLength(3);
  });

  test('another application, another guild and too many commands are refused', async () => {
    const stage = await openStage();
    const rest = restOf(stage);
    await expect(rest.get('/applications/1/commands')).rejects.toMatchObject({ status: 403, code: 20012 });
    await expect(rest.get(`/applications/${stage.applicationId}/guilds/1/commands`)).rejects.toMatchObject({
      code: 50001,
    });
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
    const url = `/applications/${stage.applicationId}/commands` as const;
    await expect(rest.put(url, { body: many })).rejects.toMatchObject({ code: 30032 });
    await rest.put(url, { body: many.slice(1) });
    expect(stage.registeredCommands()).toHaveLength(100);
  });
});

describe("what Discord's client does not send", () => {
  test.each([
    ['a command that is not registered', { name: 'nothing' }, /no command \/nothing/],
    ['an option that the command lacks', { name: 'help', options: [{ name: 'x', value: 'y' }] }, /no option x/],
    ['a command without a required option', { name: 'unit' }, /needs the option name/],
    [
      'text for a number',
      {
        name: 'unit',
        options: [
          { name: 'name', value: 'a' },
          { name: 'year', value: 'b' },
        ],
      },
      /number/,
    ],
    [
      'a number out of range',
      {
        name: 'unit',
        options: [
          { name: 'name', value: 'a' },
          { name: 'year', value: 1 },
        ],
      },
      /1990 to 2030/,
    ],
    [
      'a value that is not among the choices',
      { name: 'digest', options: [{ name: 'subscribe', options: [{ name: 'theme', value: 'none' }] }] },
      /no choice none/,
    ],
    ['a command that the member may not use', { name: 'digest', memberPermissions: 1n << 11n }, /hides \/digest/],
    ['a command in a channel that is not there', { name: 'help', channelId: '1' }, /no channel 1/],
  ])('%s', async (_what, call, message) => {
    const stage = await openStage();
    await startBot(stage);
    await expect(stage.run(call)).rejects.toThrow(message);
  });

  test.each([
    ['an option that does not autocomplete', 'year', /does not autocomplete/],
    ['an option that is not there', 'nothing', /no option nothing/],
  ])('autocomplete for %s', async (_what, focused, message) => {
    const stage = await openStage();
    await startBot(stage);
    await expect(stage.autocomplete({ name: 'unit', focused })).rejects.toThrow(message);
  });
});

test('a subcommand arrives with its options', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) =>
      interaction.reply(`${interaction.options.getSubcommand()} ${interaction.options.getString('theme')}`),
  });
  const options = [{ name: 'subscribe', options: [{ name: 'theme', value: 'team' }] }];
  const { message } = await stage.run({ name: 'digest', options, memberPermissions: 1n << 5n });
  expect(message?.content).toBe('subscribe team');
});

test('channels and users that options name come along', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) => {
      const { options } = interaction;
      return interaction.reply(`${options.getChannel('channel')?.name} ${options.getMember('author') !== null}`);
    },
  });
  const options = [
    { name: 'channel', value: stage.addChannel({ name: 'news' }) },
    { name: 'author', value: stage.user.id },
  ];
  const { message } = await stage.run({ name: 'digest', options: [{ name: 'subscribe', options }] });
  expect(message?.content).toBe('news true');
});

test('what is false or empty is left out when Discord gives a command back', async () => {
  const stage = await openStage();
  const body = {
    name: 'a',
    description: 'x',
    options: [{ type: 3, name: 'b', description: 'x', required: false, autocomplete: false, choices: [] }],
  };
  await restOf(stage).put(`/applications/${stage.applicationId}/commands`, { body: [body] });
  expect(stage.registeredCommands()[0]?.options).toEqual([{ type: 3, name: 'b', description: 'x' }]);
});
