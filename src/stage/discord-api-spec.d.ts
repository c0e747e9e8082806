/**
 * `discord-api-spec/zod` ships JavaScript without declarations. Only what `schema.ts` reads is declared here: the
 * definition that every zod schema carries, so that the walk needs no cast.
 */
declare module 'discord-api-spec/zod' {
  export interface SpecCheck {
    readonly _zod: {
      readonly def: {
        readonly check: string;
        readonly minimum?: number;
        readonly maximum?: number;
        readonly value?: number | bigint | Date;
        readonly format?: string;
        readonly pattern?: RegExp;
      };
    };
  }

  export type SpecDefinition = { readonly checks?: readonly SpecCheck[] } & (
    | { readonly type: 'object'; readonly shape: Readonly<Record<string, SpecSchema>> }
    | { readonly type: 'array'; readonly element: SpecSchema }
    | { readonly type: 'union'; readonly options: readonly SpecSchema[] }
    | { readonly type: 'optional' | 'nullable'; readonly innerType: SpecSchema }
    | { readonly type: 'lazy'; readonly getter: () => SpecSchema }
    | { readonly type: 'record'; readonly keyType: SpecSchema; readonly valueType: SpecSchema }
    | { readonly type: 'literal'; readonly values: readonly (string | number | boolean | null)[] }
    | { readonly type: 'number'; readonly format?: string }
    | { readonly type: 'string' | 'boolean' | 'null' | 'undefined' | 'any' | 'unknown' }
  );

  export interface SpecSchema {
    readonly _zod: { readonly def: SpecDefinition };
  }

  export const ApplicationCommandAutocompleteCallbackRequestSchema: SpecSchema;
  export const ApplicationCommandCreateRequestSchema: SpecSchema;
  export const ApplicationCommandPatchRequestPartialSchema: SpecSchema;
  export const ApplicationCommandResponseSchema: SpecSchema;
  export const ApplicationCommandUpdateRequestSchema: SpecSchema;
  export const AvailableLocalesEnumSchema: SpecSchema;
  export const IncomingWebhookInteractionRequestSchema: SpecSchema;
  export const IncomingWebhookRequestPartialSchema: SpecSchema;
  export const IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: SpecSchema;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema;
  export const InteractionCallbackResponseSchema: SpecSchema;
  export const MessageCreateRequestSchema: SpecSchema;
  export const MessageEditRequestPartialSchema: SpecSchema;
  export const MessageResponseSchema: SpecSchema;
  export const ModalInteractionCallbackRequestSchema: SpecSchema;
}
