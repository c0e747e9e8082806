/**
 * The list of the commands, and the one way from a question to its reply, whoever asks: Discord, a button, a terminal.
 */
import { type Action, decodeAction } from '../replies/action.ts';
import { localize } from '../replies/locale.ts';
import { noticeReply } from '../replies/miss.ts';
import type { Reply } from '../replies/reply.ts';
import { compare } from './compare.ts';
import type { Context } from './context.ts';
import { type Command, callableNamed, OptionError, type RawOptions } from './definition.ts';
import { digest } from './digest.ts';
import { figures } from './figures.ts';
import { help } from './help.ts';
import { honors } from './honors.ts';
import { lookup } from './lookup.ts';
import { person } from './person.ts';
import { practice } from './practice.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { source } from './source.ts';
import { unit } from './unit.ts';

export const commands: readonly Command[] = [
  unit,
  honors,
  practice,
  figures,
  compare,
  person,
  search,
  digest,
  settings,
  help,
  lookup,
  source,
];

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
): Reply | Promise<Reply> {
  const command = callableNamed(name, list);
  if (!command) return localize(noticeReply(context.texts.unknownCommand), context.locale);
  try {
    const reply = command.answer(options, context, page);
    if (!(reply instanceof Promise)) return localize(reply, context.locale);
    return reply.then((made) => localize(made, context.locale)).catch((error: unknown) => refusal(error, context));
  } catch (error) {
    return refusal(error, context);
  }
}

/** What to say about an option that does not fit. @throws whatever else went wrong */
function refusal(error: unknown, context: Context): Reply {
  if (error instanceof OptionError) return localize(noticeReply(error.message), context.locale);
  throw error;
}

/**
 * Reads what a button asks. A custom_id that is forged or of an earlier version gives the reply to show instead.
 */
export function readButton(customId: string, context: Context): { action: Action } | { refusal: Reply } {
  const action = decodeAction(customId);
  return action ? { action } : { refusal: localize(noticeReply(context.texts.outdated), context.locale) };
}
