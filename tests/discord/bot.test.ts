import { type APIMessage, ApplicationCommandType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { command, registrationOf } from '../../src/commands/definition.ts';
import { commands } from '../../src/commands/index.ts';
import { ConnectError, deployCommands } from '../../src/discord/bot.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import type { Answer, Stage } from '../../src/stage/stage.ts';
import { botOn, openStage } from '../support/bot.ts';

/** The source of a fact is opened by buttons alone. */
const REGISTERED = registrationOf(commands).length;
const zh = { locale: 'zh-CN' };
const textOf = (message: APIMessage | null): string => toPlainText(message?.components ?? []).text;
const isPrivate = (message: APIMessage | null): boolean =>
  ((message?.flags ?? 0) & MessageFlags.Ephemeral) === MessageFlags.Ephemeral;

function buttonOf(message: APIMessage | null, label: string): string {
  const button = toPlainText(message?.components ?? []).buttons.find((each) => each.label.startsWith(label));
  return button?.customId ?? expect.fail(`no button ${label}`);
}

const press = (stage: Stage, message: APIMessage | null, label: string): Promise<Answer> => {
  if (message === null) throw new Error('there is no message to press a button of');
  return stage.click(message, buttonOf(message, label), zh);
};

const puts = (stage: Stage) => stage.log.filter(({ method }) => method === 'PUT').length;

describe('registration', () => {
  it('registers every command with its Chinese name', async () => {
    const stage = await openStage();
    await botOn(stage);
    const registered = stage.registeredCommands();
    expect(registered.map(({ name }) => name)).toEqual([
      'unit',
      'honors',
      'practice',
      'figures',
      'compare',
      'person',
      'search',
      'digest',
      'settings',
      'help',
      'Look up in Pacesetter',
    ]);
    for (const { type, name_localizations, description_localizations } of registered) {
      expect(name_localizations).toHaveProperty('zh-CN');
      // What stands in the menu of a message has no description.
      if (type === ApplicationCommandType.ChatInput) expect(description_localizations).toHaveProperty('zh-TW');
    }
  });

  it('writes nothing when Discord knows the commands already', async () => {
    const stage = await openStage();
    await (await botOn(stage)).stop();
    expect(puts(stage)).toBe(1);
    await botOn(stage);
    expect(puts(stage)).toBe(1);
  });

  it('removes stale commands and mends changed ones', async () => {
    const stage = await openStage();
    const stale = command(
      { name: 'stale', zhName: '旧', description: 'gone', zhDescription: '旧的', options: {} },
      () => expect.fail('never asked'),
    );
    const [unit, ...rest] = commands;
    if (!unit) throw new Error('there are no commands');
    const changed = { ...unit, definition: { ...unit.definition, description: 'another text' } };
    await (await botOn(stage, { commands: [changed, ...rest, stale] })).stop();
    await botOn(stage);
    const registered = stage.registeredCommands();
    expect(registered.map(({ name }) => name)).not.toContain('stale');
    expect(registered[0]?.description).toBe(unit.definition.description);
    expect(puts(stage)).toBe(2);
  });

  it('registers in one server where one is named', async () => {
    const stage = await openStage();
    await botOn(stage, { guildId: stage.guildId });
    expect(stage.registeredCommands()).toEqual([]);
    expect(stage.registeredCommands(stage.guildId)).toHaveLength(REGISTERED);
  });

  it('deploys without connecting', async () => {
    const stage = await openStage();
    const options = { token: stage.token, apiUrl: stage.apiUrl, applicationId: null, guildId: null, commands };
    expect(await deployCommands(options)).toEqual({ written: true, count: REGISTERED });
    expect(await deployCommands(options)).toEqual({ written: false, count: REGISTERED });
    await expect(deployCommands({ ...options, token: 'wrong' })).rejects.toThrow(/refuses the token/);
  });
});

describe('a command', () => {
  it.each([
    ['unit', [{ name: 'name', value: 'jinzhou' }], '锦州检验检疫局\n'],
    ['honors', [{ name: 'unit', value: '锦州局' }], '锦州检验检疫局的荣誉'],
    ['practice', [], '主题：'],
    ['figures', [{ name: 'unit', value: '曹妃甸' }], '河北检验检疫局曹妃甸办事处的数据'],
    ['help', [], '领跑者能回答什么'],
  ])('/%s is answered privately, well within three seconds', async (name, options, expected) => {
    const stage = await openStage();
    await botOn(stage);
    const { kind, message, acknowledgedAfter } = await stage.run({ name, options, ...zh });
    expect(kind).toBe('message');
    expect(isPrivate(message)).toBe(true);
    expect(textOf(message)).toContain(expected);
    expect(acknowledgedAfter).toBeLessThan(2000);
    expect(stage.messages()).toEqual([]);
  });

  it('is answered in the language of the asker', async () => {
    const stage = await openStage();
    await botOn(stage);
    const ask = async (locale: string) =>
      textOf((await stage.run({ name: 'unit', options: [{ name: 'name', value: 'jinzhou' }], locale })).message);
    expect(await ask('zh-CN')).toContain('类别：分支局');
    expect(await ask('zh-TW')).toContain('類別：分支局');
    expect(await ask('fr')).toContain('Kind: branch bureau');
  });

  it('completes names while somebody types', async () => {
    const stage = await openStage();
    await botOn(stage);
    const { choices } = await stage.autocomplete({
      name: 'honors',
      options: [{ name: 'unit', value: 'zhangjiag' }],
      focused: 'unit',
      ...zh,
    });
    expect(choices[0]).toMatchObject({ value: 'zhangjiagang' });
  });
});

describe('a button', () => {
  it('turns the page of a private answer in place', async () => {
    const stage = await openStage();
    await botOn(stage);
    const first = await stage.run({ name: 'practice', options: [{ name: 'unit', value: 'jinzhou' }], ...zh });
    const second = await press(stage, first.message, '下一页');
    expect(second.kind).toBe('update');
    expect(second.message?.id).toBe(first.message?.id);
    expect(textOf(second.message)).toContain('第 2/');
    expect(isPrivate(second.message)).toBe(true);
  });

  it('still works after the bot was started anew', async () => {
    const stage = await openStage();
    const before = await botOn(stage);
    const { message } = await stage.run({ name: 'practice', options: [{ name: 'unit', value: 'jinzhou' }], ...zh });
    await before.stop();
    await botOn(stage);
    expect(textOf((await press(stage, message, '下一页')).message)).toContain('第 2/');
  });

  it('posts the same answer to the channel, says who asked, and pings nobody', async () => {
    const stage = await openStage();
    await botOn(stage);
    const own = await stage.run({ name: 'honors', options: [{ name: 'unit', value: '锦州' }], ...zh });
    await press(stage, own.message, '发到频道');
    const [posted] = stage.messages();
    expect(textOf(posted ?? null)).toContain('4. 支持地方经济建设优秀单位 ×5');
    expect(textOf(posted ?? null)).toContain(`由 <@${stage.user.id}> 查询`);
    expect(posted?.mentions).toEqual([]);
    expect(toPlainText(posted?.components ?? []).buttons.map(({ label }) => label)).not.toContain('发到频道');
  });

  it('on a message of the channel answers the one who pressed it, and leaves the message as it is', async () => {
    const stage = await openStage();
    await botOn(stage);
    const own = await stage.run({ name: 'practice', options: [{ name: 'unit', value: 'jinzhou' }], ...zh });
    await press(stage, own.message, '发到频道');
    const [posted] = stage.messages();
    const answer = await press(stage, posted ?? null, '下一页');
    expect(answer.kind).toBe('message');
    expect(isPrivate(answer.message)).toBe(true);
    expect(stage.messages()).toEqual([posted]);
  });

  it.each(
    ['', '1|s|unit', 'something else', '0|s|unit|1|n=jinzhou', '1|s|nosuch|1', '1|s|unit|1|n=gone'].filter(Boolean),
  )('with the forged or outdated custom_id %j gets one kind line', async (customId) => {
    const stage = await openStage();
    const bot = await botOn(stage);
    const { message } = await stage.run({ name: 'help', ...zh });
    if (!message) throw new Error('no message');
    const answer = await stage.click(message, customId, zh);
    expect(isPrivate(answer.message)).toBe(true);
    expect(textOf(answer.message)).toMatch(/按钮已经过期|该命令已停用|没有找到单位/);
    expect(bot.log.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

describe('when something goes wrong', () => {
  const broken = command(
    { name: 'broken', zhName: '坏', description: 'fails', zhDescription: '会出错', options: {} },
    () => {
      throw new Error('the disk is on fire');
    },
  );

  it('inside a command, the asker sees a friendly line with a reference, and the log has the cause under it', async () => {
    const stage = await openStage();
    const bot = await botOn(stage, { commands: [...commands, broken] });
    const { message } = await stage.run({ name: 'broken', ...zh });
    const text = textOf(message);
    const reference = /编号 ([0-9A-Z]{6})/.exec(text)?.[1];
    expect(isPrivate(message)).toBe(true);
    expect(text).not.toContain('fire');
    expect(bot.log).toContainEqual(
      expect.objectContaining({ reference, err: expect.objectContaining({ message: 'the disk is on fire' }) }),
    );
    expect((await stage.run({ name: 'help', ...zh })).kind).toBe('message');
  });

  it('on the way to Discord, the bot goes on answering', async () => {
    const stage = await openStage();
    const bot = await botOn(stage);
    stage.fail({ path: /callback/, times: 1, with: { status: 400, code: 50035, message: 'Invalid Form Body' } });
    const { message } = await stage.run({ name: 'help', ...zh });
    expect(textOf(message)).toContain('编号');
    expect(bot.log.some(({ reference }) => reference !== undefined)).toBe(true);
    expect(textOf((await stage.run({ name: 'help', ...zh })).message)).toContain('领跑者能回答什么');
  });

  it('with the connection, the bot comes back and answers', async () => {
    const stage = await openStage();
    await botOn(stage);
    stage.disconnect('resume');
    await stage.whenConnected();
    expect((await stage.run({ name: 'help', ...zh })).kind).toBe('message');
  });

  it('for good, the bot says that it has ended', async () => {
    const stage = await openStage();
    const bot = await botOn(stage);
    stage.disconnect('fatal');
    expect(await bot.ended).toContain('4004');
  });

  it('stop() waits for the answer that is under way', async () => {
    const stage = await openStage();
    const bot = await botOn(stage);
    // Discord fails once, so that the client tries again while the bot is told to stop.
    stage.fail({ path: /callback/, times: 1, with: { status: 500 } });
    const asked = stage.run({ name: 'help', ...zh });
    await expect.poll(() => stage.log.some(({ path }) => path.includes('callback'))).toBe(true);
    await bot.stop();
    expect(textOf((await asked).message)).toContain('领跑者能回答什么');
  });

  it.each([
    ['a bad token', (stage: Stage) => ({ token: 'wrong', apiUrl: stage.apiUrl }), /refuses the token.*DISCORD_TOKEN/],
    [
      'an address where nobody is',
      () => ({ apiUrl: 'http://127.0.0.1:1/api' }),
      /cannot reach Discord at http:\/\/127\.0\.0\.1:1\/api \(ECONNREFUSED\)/,
    ],
  ])('%s is told in one line', async (_what, options, expected) => {
    const stage = await openStage();
    const failure = await botOn(stage, options(stage)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConnectError);
    expect(String(failure)).toMatch(expected);
    expect(String(failure)).not.toContain('\n');
  });
});
