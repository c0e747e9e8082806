/**
 * The list of the commands, and the one way from a question to its reply, whoever asks: Discord, a button, a terminal.
 */
import { type Action, decodeAction } from '../replies/action.ts';
import { localize } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import type { Reply } from '../replies/reply.ts';
import type { Context } from './context.ts';
import { type Command, OptionError, type RawOptions } from './definition.ts';
import { figures } from './figures.ts';
import { help } from './help.ts';
import { honors } from './honors.ts';
import { practice } from './practice.ts';
import { unit } from './unit.ts';

export const commands: readonly Command[] = [unit, honors, practice, figures, help];

/**
 * Answers a question. An option that does not fit gives a reply that says so; only a mistake of ours throws.
 *
 * @param page 1-based; a page beyond the last gives the last one
 */
export function answer(
  name: string,
  options: RawOptions,
  context: Context,
  page = 1,
  list: readonly Command[] = commands,
): Reply {
  const command = list.find(({ definition }) => definition.name === name);
  if (!command) return localize(noticeReply(context.texts.unknownCommand), context.locale);
  try {
    return localize(command.answer(options, context, page), context.locale);
  } catch (error) {
    if (error instanceof OptionError) return localize(noticeReply(error.message), context.locale);
    throw error;
  }
}

/**
 * Reads what a button asks. A custom_id that is forged or of an earlier version gives the reply to show instead.
 */
export function readButton(customId: string, context: Context): { action: Action } | { refusal: Reply } {
  const action = decodeAction(customId);
  return action ? { action } : { refusal: localize(noticeReply(context.texts.outdated), context.locale) };
}
