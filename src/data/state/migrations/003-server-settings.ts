/** `/settings`: what a server has decided for its members. */
export const serverSettings = [
  `CREATE TABLE server_settings (
    guild_id TEXT PRIMARY KEY,
    language TEXT CHECK (language IN ('zh-CN', 'zh-TW', 'en')),
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'public')),
    changed_at BIGINT NOT NULL
  )`,
];
