import { type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createContext } from '../../src/commands/context.ts';
import { openMemoryState } from '../../src/data/state/sqlite.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import type { Answer, CommandCall, Stage } from '../../src/stage/stage.ts';
import { botOn, openStage } from '../support/bot.ts';
import { openShipped } from '../support/corpus.ts';

const zh = { locale: 'zh-CN' };
const textOf = (message: APIMessage | null | undefined): string => toPlainText(message?.components ?? []).text;
const isPrivate = (message: APIMessage | null | undefined): boolean =>
  ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

async function ask(stage: Stage, name: string, options: Record<string, string>): Promise<APIMessage> {
  const call: CommandCall = { name, options: Object.entries(options).map(([key, value]) => ({ name: key, value })) };
  const { message } = await stage.run({ ...call, ...zh });
  return message ?? expect.fail(`/${name} was not answered`);
}

function press(stage: Stage, message: APIMessage, label: string, by = {}): Promise<Answer> {
  const button = toPlainText(message.components ?? []).buttons.find((each) => each.label.startsWith(label));
  return stage.click(message, button?.customId ?? expect.fail(`no button ${label}`), { ...zh, ...by });
}

describe('over the stage', () => {
  it.each([
    ['compare', { first: '锦州', second: '张家港' }, '锦州检验检疫局与张家港检验检疫局'],
    ['person', { name: '杨志明' }, '杨志明'],
    ['search', { text: '世园会' }, '搜索“世园会”'],
    ['figures', { metric: '党员人数' }, '党员人数'],
  ])('/%s is answered privately', async (name, options, expected) => {
    const stage = await openStage();
    await botOn(stage);
    const message = await ask(stage, name, options);
    expect(isPrivate(message)).toBe(true);
    expect(textOf(message)).toContain(expected);
  });

  it('every match of a search is bold', async () => {
    const stage = await openStage();
    await botOn(stage);
    const message = await ask(stage, 'search', { text: '园', unit: 'jinzhou' });
    expect(JSON.stringify(message.components)).toMatch(/\*\*园\*\*/);
  });

  it('/figures brings its chart with a description, turning the page leaves it behind, sharing takes it along', async () => {
    const stage = await openStage();
    await botOn(stage);
    const message = await ask(stage, 'figures', { unit: '曹妃甸' });
    const [picture] = message.attachments;
    expect(picture).toMatchObject({ filename: 'chart.png', description: expect.stringContaining('203.28亿美元') });
    expect(
      stage
        .attachment(picture?.id ?? '')
        ?.subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    const shared = await press(stage, message, '发到频道');
    const [posted] = stage.messages();
    expect(posted?.attachments).toHaveLength(1);
    expect(posted?.id).toBe(shared.message?.id);
    expect(textOf(posted)).toContain(`<@${stage.user.id}>`);

    const second = await press(stage, message, '下一页');
    expect(second.kind).toBe('update');
    expect(second.message?.attachments).toEqual([]);
    const back = await press(stage, second.message ?? message, '‹');
    expect(back.message?.attachments).toHaveLength(1);
  });

  it('the source of a fact opens beside the list, with a line to cite', async () => {
    const stage = await openStage();
    await botOn(stage);
    const message = await ask(stage, 'honors', { unit: '锦州' });
    const opened = await press(stage, message, '出处 2');
    expect(opened.kind).toBe('message');
    expect(isPrivate(opened.message)).toBe(true);
    expect(textOf(opened.message)).toContain('锦州检验检疫局“为民服务、创先争优”活动纪实[Z]. [2011].');
  });

  it('a long list comes as a file that Excel and a document take', async () => {
    const stage = await openStage();
    await botOn(stage);
    const message = await ask(stage, 'practice', { unit: '锦州' });
    const { message: sent } = await press(stage, message, '存为文件');
    expect(isPrivate(sent)).toBe(true);
    const [csv, markdown] = sent?.attachments ?? [];
    const text = stage.attachment(csv?.id ?? '')?.toString() ?? '';
    expect(csv?.filename).toBe('practices.csv');
    expect(text).toMatch(/^\uFEFF单位,做法,主题,/);
    expect(text.trim().split('\r\n')).toHaveLength(37);
    expect(stage.attachment(markdown?.id ?? '')?.toString()).toContain('| 锦州检验检疫局 | 五轮联动 |');
    const shown = sent?.components?.flatMap((part) => (part.type === ComponentType.Container ? part.components : []));
    expect(shown?.filter(({ type }) => type === ComponentType.File)).toHaveLength(2);
  });

  it('the menu of a message names what it mentions, each a click away', async () => {
    const stage = await openStage();
    await botOn(stage);
    const said = stage.say('听说锦州局的“四懂四爱”不错，还减免了3601万元关税，曹妃甸办事处是全国青年文明号？');
    const { message } = await stage.runOnMessage('Look up in Pacesetter', said, zh);
    expect(isPrivate(message)).toBe(true);
    const text = textOf(message);
    expect(text).toContain('锦州检验检疫局');
    expect(text).toContain('四懂四爱');
    expect(text).toContain('全国青年文明号');
    expect(text).toContain('用优惠原产地证为出口企业减免的关税：3601万元');
    const opened = await press(stage, message ?? said, '查看 1');
    expect(textOf(opened.message)).toMatch(/^锦州检验检疫局\n/);
    const empty = await stage.runOnMessage('Look up in Pacesetter', stage.say('今天下雨。'), zh);
    expect(textOf(empty.message)).toContain('没有提到');
  });
});

describe('/settings', () => {
  async function serverOn(stage: Stage) {
    const library = openShipped();
    onTestFinished(() => library.close());
    const store = openMemoryState();
    onTestFinished(() => store.close());
    await botOn(stage, {
      settingsOf: store.serverSettings,
      contextFor: (locale, asking) =>
        createContext(
          library,
          locale,
          () => 0,
          asking === null
            ? 'nowhere'
            : { store, now: () => 0, asking, postNow: () => Promise.reject(new Error('nothing is posted here')) },
        ),
    });
  }

  it('decides the language of a server and who sees an answer', async () => {
    const stage = await openStage();
    await serverOn(stage);
    expect(textOf(await ask(stage, 'settings', {}))).toContain('语言：跟随提问的人');
    await ask(stage, 'settings', { language: '英文', answers: '直接发到频道' });

    const message = await ask(stage, 'unit', { name: '锦州' });
    expect(textOf(message)).toContain('branch bureau');
    expect(isPrivate(message)).toBe(false);
    expect(toPlainText(message.components ?? []).buttons.map(({ label }) => label)).not.toContain('Post to channel');
    // A miss helps nobody else, and what only some may see stays with them.
    expect(isPrivate(await ask(stage, 'unit', { name: '不存在的单位名' }))).toBe(true);
    expect(isPrivate(await ask(stage, 'settings', {}))).toBe(true);
  });

  it('that cannot be read are no reason not to answer', async () => {
    const stage = await openStage();
    const bot = await botOn(stage, { settingsOf: () => Promise.reject(new Error('the disk is on fire')) });
    expect(textOf(await ask(stage, 'unit', { name: '锦州' }))).toContain('锦州检验检疫局');
    expect(bot.log.some(({ msg }) => msg.includes('settings'))).toBe(true);
  });
});
