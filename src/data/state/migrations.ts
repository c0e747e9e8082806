/**
 * Every change of state.db's tables, in order. A change that has shipped is never edited: add another file, and a line
 * here. The SQL is such as SQLite and PostgreSQL both take.
 */
import { subscriptions } from './migrations/001-subscriptions.ts';
import { extraPosts } from './migrations/002-extra-posts.ts';
import { serverSettings } from './migrations/003-server-settings.ts';

/** The statements that lead from version n to n + 1, for n = 0, 1, … */
export const MIGRATIONS: readonly (readonly string[])[] = [subscriptions, extraPosts, serverSettings];
