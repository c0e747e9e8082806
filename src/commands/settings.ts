/** /settings: the language of a server's answers, and who sees them. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ServerSettings } from '../data/state/store.ts';
import { noticeReply } from '../replies/miss.ts';
import { COLORS, card, type Reply } from '../replies/reply.ts';
import { lookupEn, lookupZhCN } from '../replies/texts/lookup.ts';
import type { Context } from './context.ts';
import { type ChoiceDefinition, command } from './definition.ts';

const LANGUAGES = ['asker', 'zh-CN', 'zh-TW', 'en'] as const;
const VISIBILITIES = ['private', 'public'] as const;

const languageChoices: readonly ChoiceDefinition[] = LANGUAGES.map((language) => ({
  value: lookupZhCN.languages[language],
  english: lookupEn.languages[language],
}));
const visibilityChoices: readonly ChoiceDefinition[] = VISIBILITIES.map((visibility) => ({
  value: lookupZhCN.visibilities[visibility],
  english: lookupEn.visibilities[visibility],
}));

export const settings = command(
  {
    name: 'settings',
    zhName: '设置',
    description: "This server's language, and who sees answers; with nothing given, shows both",
    zhDescription: '本服务器用什么语言、答复给谁看；什么都不填就显示现在的设置',
    memberPermissions: PermissionFlagsBits.ManageGuild,
    options: {
      language: {
        type: 'string',
        zhName: '语言',
        description: 'Language of the answers',
        zhDescription: '答复用什么语言',
        choices: languageChoices,
      },
      answers: {
        type: 'string',
        zhName: '答复',
        description: 'Who sees an answer',
        zhDescription: '答复给谁看',
        choices: visibilityChoices,
      },
    },
  },
  (options, context) => {
    const { desk, texts } = context;
    if (desk === 'nowhere') return noticeReply(texts.lookup.settingsNowhere);
    if (desk === 'broken') return noticeReply(texts.lookup.settingsBroken, COLORS.error);
    return decide(options, desk, context);
  },
);

async function decide(
  options: { readonly language?: string; readonly answers?: string },
  desk: Exclude<Context['desk'], string>,
  context: Context,
): Promise<Reply> {
  const { guildId } = desk.asking;
  const before = await desk.store.serverSettings(guildId);
  const picked = LANGUAGES.find((each) => lookupZhCN.languages[each] === options.language);
  const visibility = VISIBILITIES.find((each) => lookupZhCN.visibilities[each] === options.answers);
  if (picked === undefined && visibility === undefined) return settingsCard(before, false, context);
  const after: ServerSettings = {
    language: picked === undefined ? before.language : picked === 'asker' ? null : picked,
    visibility: visibility ?? before.visibility,
  };
  await desk.store.saveServerSettings(guildId, after, desk.now());
  return settingsCard(after, true, context);
}

function settingsCard({ language, visibility }: ServerSettings, isSaved: boolean, { texts }: Context): Reply {
  const { lookup } = texts;
  return {
    outcome: 'answered',
    components: card({
      color: COLORS.answer,
      parts: [
        [
          `## ${lookup.settingsTitle}`,
          lookup.language(lookup.languages[language ?? 'asker']),
          lookup.answers(lookup.visibilities[visibility]),
          `-# ${isSaved ? lookup.settingsSaved : lookup.settingsHint}`,
        ],
      ],
      rows: [],
    }),
  };
}
