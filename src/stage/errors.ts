/** One thing that Discord would refuse: where (object keys and array indexes), Discord's code for it, its sentence. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** What a REST request is answered with when it fails: a status and Discord's error JSON. */
export interface ApiError {
  readonly status: number;
  readonly body: {
    readonly code: number;
    readonly message: string;
    readonly errors?: ErrorTree;
    readonly retry_after?: number;
    readonly global?: boolean;
  };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ErrorTree {
  _errors?: { code: string; message: string }[];
  [key: string]: ErrorTree | { code: string; message: string }[] | undefined;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json: the codes that the stage answers with. */
const TEXTS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  noRoute: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooLarge: [413, 40005, 'Request entity too large'],
  notYourApplication: [403, 20012, 'You are not authorized to perform this action on this application'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The named error as Discord answers it. */
export function apiError(name: keyof typeof TEXTS): ApiError {
  const [status, code, message] = TEXTS[name];
  return { status, body: { code, message } };
}

/** Problem code of a message that says nothing: Discord answers it with 50006 and not as a form error. */
export const EMPTY_MESSAGE = 'EMPTY_MESSAGE';

/** Problems as Discord answers them: 400, code 50035, each problem under its path (array indexes are keys). */
export function formError(problems: readonly Problem[]): ApiError {
  if (problems.every((problem) => problem.code === EMPTY_MESSAGE)) return apiError('emptyMessage');
  const errors: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const key of path) {
      const next = node[key];
      const child: ErrorTree = next === undefined || Array.isArray(next) ? {} : next;
      node[key] = child;
      node = child;
    }
    node._errors = [...(node._errors ?? []), { code, message }];
  }
  return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors } };
}
