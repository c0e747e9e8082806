/**
 * Asks a command as the dispatcher does, and checks every reply as Discord would.
 */
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { createContext } from '../../src/commands/context.ts';
import type { RawOptions } from '../../src/commands/definition.ts';
import { answer, commands, readButton } from '../../src/commands/index.ts';
import { readTyped } from '../../src/commands/typed.ts';
import type { Library } from '../../src/library.ts';
import { LIMITS, measure } from '../../src/replies/limits.ts';
import type { Locale } from '../../src/replies/locale.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import { type Reply, toPayload } from '../../src/replies/reply.ts';
import { validateMessage } from '../../src/stage/validate.ts';

export interface Asked {
  readonly reply: Reply;
  readonly outcome: Reply['outcome'];
  /** As a terminal shows it. */
  readonly text: string;
  readonly labels: readonly string[];
  /** Presses a button by its label (or the beginning of it). */
  press(label: string): Asked;
}

/** Discord takes it, and it stays within the limits that the project sets itself. */
export function expectValid(reply: Reply): void {
  for (const isPrivate of [true, false]) {
    const payload = toPayload(reply, { isPrivate });
    expect(validateMessage(payload)).toEqual([]);
    expect(payload.allowed_mentions).toEqual({ parse: [] });
  }
  const size = measure(reply.components);
  expect(size.components).toBeLessThanOrEqual(LIMITS.components);
  expect(size.characters).toBeLessThanOrEqual(LIMITS.characters);
  expect(size.bytes).toBeLessThanOrEqual(LIMITS.bytes);
}

export interface Asker {
  /** Asks as people write it down: `/honors unit:锦州`. */
  ask(line: string): Asked;
  /** Asks with options as Discord hands them over. */
  call(name: string, options: RawOptions, page?: number): Asked;
}

export function asker(library: Library, locale: Locale = 'zh-CN', random = () => 0): Asker {
  const context = createContext(library, locale, random);
  const call = (name: string, options: RawOptions, page = 1): Asked => {
    const reply = answer(name, options, context, page);
    if (reply instanceof Promise) throw new Error(`/${name} answers later; its own tests ask it`);
    expectValid(reply);
    const { text, buttons } = toPlainText(reply.components as APIMessageTopLevelComponent[]);
    return {
      reply,
      outcome: reply.outcome,
      text,
      labels: buttons.map(({ label }) => label),
      press(label) {
        const button = buttons.find((candidate) => candidate.label.startsWith(label));
        if (!button) throw new Error(`no button "${label}" among: ${buttons.map((each) => each.label).join(', ')}`);
        const read = readButton(button.customId, context);
        if ('refusal' in read) throw new Error(`the button "${label}" is refused`);
        return call(read.action.ask.command, read.action.ask.options, read.action.ask.page);
      },
    };
  };
  return {
    call,
    ask(line) {
      const read = readTyped(line, commands, locale);
      if ('problem' in read) throw new Error(read.problem);
      return call(read.command.definition.name, read.options);
    },
  };
}
