/**
 * Discord's limits on a message of components v2, and how near a message comes to them.
 * Sources: https://docs.discord.com/developers/components/reference (40 components, nested ones counted; 4,000
 * characters over all text displays; custom_id 100; label 80). The limit on bytes is not documented: messages of a legal
 * number of Chinese characters were refused above about 9,000 bytes of UTF-8.
 */
export const LIMITS = {
  components: 40,
  characters: 4000,
  bytes: 9000,
  customId: 100,
  buttonLabel: 80,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

export interface Measure {
  /** Components in all, nested ones counted. */
  readonly components: number;
  /** UTF-16 units of text in all text displays. */
  readonly characters: number;
  /** UTF-8 bytes of a body with nothing but the components, as JSON. */
  readonly bytes: number;
}

/** Measures components as they would be sent. */
export function measure(components: readonly unknown[]): Measure {
  let count = 0;
  let characters = 0;
  const walk = (component: unknown): void => {
    if (typeof component !== 'object' || component === null) return;
    count += 1;
    if ('content' in component && typeof component.content === 'string') characters += component.content.length;
    if ('components' in component && Array.isArray(component.components)) component.components.forEach(walk);
    if ('accessory' in component) walk(component.accessory);
  };
  components.forEach(walk);
  return { components: count, characters, bytes: Buffer.byteLength(JSON.stringify({ components })) };
}

/** Room for the line that says who asked, where an answer is posted to the channel. */
const RESERVED = { components: 1, characters: 100, bytes: 250 } as const;

export const fits = (size: Measure): boolean =>
  size.components + RESERVED.components <= LIMITS.components &&
  size.characters + RESERVED.characters <= LIMITS.characters &&
  size.bytes + RESERVED.bytes <= LIMITS.bytes;
